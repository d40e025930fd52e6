using Fluent.Buckets.Analyzers.Usage;
using Microsoft.CodeAnalysis.Testing;

namespace Fluent.Buckets.Analyzers.Tests.Usage.ReaderNeverDisposed;

public sealed class ReaderNeverDisposedTests : ObligationTests
{
    protected override string Wrong => "var stream = await {|FB0005:item.OpenRead()|}; stream.ReadByte();";

    protected override string Right => "await using var stream = await item.OpenRead(); stream.ReadByte();";

    [Theory]
    [InlineData("await {|FB0005:item.OpenRead()|};")]
    [InlineData("_ = await {|FB0005:item.OpenRead()|};")]
    [InlineData("ObjectReader stream = await {|FB0005:item.OpenRead()|};")]
    [InlineData("Stream stream = await {|FB0005:item.OpenRead()|}.FromOffset(1).ConfigureAwait(false); stream.ReadByte();")]
    [InlineData("var stream = await {|FB0005:bucket.AsReadOnly().Object(path).OpenRead()|}.AsTask();")]
    [InlineData("await (await {|FB0005:item.OpenRead()|}).CopyToAsync(Stream.Null);")]
    [InlineData("{|FB0005:item.OpenRead()|}.GetAwaiter().GetResult().CopyTo(Stream.Null);")]
    [InlineData("var stream = {|FB0005:item.OpenRead()|}.AsTask().Result;")]
    [InlineData("Task<ObjectReader> task = {|FB0005:item.OpenRead()|}; Log($\"{(await task).Info.Size}\");")]
    [InlineData("var stream = await {|FB0005:item.OpenRead()|}; var all = await System.Text.Json.JsonSerializer.DeserializeAsync<int[]>(stream);")]
    [InlineData("var stream = await {|FB0005:item.OpenRead()|}; await bucket.Object(\"copy\").UploadFrom(stream);")]
    [InlineData("await bucket.Object(\"copy\").UploadFrom(await {|FB0005:item.OpenRead()|});")]
    [InlineData("byte[] hash = await System.Security.Cryptography.SHA256.HashDataAsync(await {|FB0005:item.OpenRead()|});")]
    [InlineData("var stream = await (flag ? {|FB0005:item.OpenRead()|} : {|FB0005:bucket.Object(path).OpenRead()|});")]
    [InlineData("var stream = await (path switch { \"a\" => {|FB0005:item.OpenRead()|}, _ => {|FB0005:bucket.Object(path).OpenRead()|} });")]
    [InlineData("ObjectReader? stream = flag ? await {|FB0005:item.OpenRead()|} : null; if (stream is null) { return; } stream.ReadByte();")]
    [InlineData("var stream = await {|FB0005:item.OpenRead()|}.Range(0, 10); await stream.ReadExactlyAsync(new byte[10]);")]
    public Task What_is_not_disposed_is_reported(string statements) => Check(Code.Statements(statements));

    [Fact]
    public Task Each_round_of_a_loop_is_reported() => Check(Code.Statements("""
        for (int i = 0; i < keys.Count; i++)
        {
            var stream = await {|FB0005:bucket.Object(keys[i]).OpenRead()|};
            if (stream.Length == 0)
            {
                continue;
            }

            stream.ReadByte();
        }
        """));

    [Fact]
    public Task A_stream_that_another_takes_the_place_of_is_reported() => Check(Code.Statements("""
        Stream stream = await {|FB0005:item.OpenRead()|};
        stream = await item.OpenRead();
        stream.Dispose();
        """));

    [Theory]
    [InlineData("using var stream = await item.OpenRead();")]
    [InlineData("await using Stream stream = await item.OpenRead().ConfigureAwait(false);")]
    [InlineData("await using (await item.OpenRead()) { }")]
    [InlineData("using (Stream stream = await item.OpenRead().FromOffset(1)) { stream.ReadByte(); }")]
    [InlineData("await using (var stream = await item.OpenRead()) { await stream.CopyToAsync(Stream.Null); }")]
    [InlineData("var stream = await item.OpenRead(); stream.Dispose();")]
    [InlineData("var stream = await item.OpenRead(); await stream.DisposeAsync();")]
    [InlineData("var stream = await item.OpenRead(); stream.Close();")]
    [InlineData("var stream = await item.OpenRead(); ((IDisposable)stream).Dispose();")]
    [InlineData("var stream = await item.OpenRead(); using (stream) { stream.ReadByte(); }")]
    [InlineData("var stream = await item.OpenRead(); await using var closing = stream.ConfigureAwait(false);")]
    [InlineData("var stream = await item.OpenRead(); try { stream.ReadByte(); } finally { stream.Dispose(); }")]
    [InlineData("using var text = new StreamReader(await item.OpenRead());")]
    [InlineData("var stream = await item.OpenRead(); using var zip = new System.IO.Compression.GZipStream(stream, System.IO.Compression.CompressionMode.Decompress);")]
    [InlineData("var stream = await item.OpenRead(); Read(stream);")]
    [InlineData("var stream = await item.OpenRead(); Use(stream);")]
    [InlineData("_stream = await item.OpenRead();")]
    [InlineData("var streams = new List<Stream> { await item.OpenRead() };")]
    [InlineData("var pair = (await item.OpenRead(), 1);")]
    [InlineData("Stream[] all = [await item.OpenRead()];")]
    [InlineData("_ = item.OpenRead();")]
    [InlineData("var opening = item.OpenRead(); opening.FromOffset(1); using var stream = await opening;")]
    [InlineData("var task = item.OpenRead().AsTask(); using var stream = await task;")]
    [InlineData("var all = await Task.WhenAll<ObjectReader>(item.OpenRead(), item.OpenRead());")]
    [InlineData("var streams = await Task.WhenAll(keys.Select(key => bucket.Object(key).OpenRead().AsTask()));")]
    [InlineData("var stream = await item.OpenRead(); Action close = () => stream.Dispose(); close();")]
    [InlineData("var stream = await item.OpenRead(); Close(); void Close() => stream.Dispose();")]
    [InlineData("var stream = await item.OpenRead(); Action close = stream.Dispose; close();")]
    [InlineData("var stream = await item.OpenRead(); if (flag) { stream.Dispose(); }")]
    [InlineData("Stream? stream = flag ? await item.OpenRead() : null; stream?.Dispose();")]
    [InlineData("Stream stream = flag ? await item.OpenRead() : File.OpenRead(path); await stream.DisposeAsync();")]
    [InlineData("object stream = await item.OpenRead(); (stream as IDisposable)?.Dispose();")]
    [InlineData("var stream = await item.OpenRead(); throw new InvalidOperationException($\"{stream.Length}\");")]
    [InlineData("ref Stream? slot = ref _stream; slot = await item.OpenRead();")]
    [InlineData("if (await item.OpenRead() is { Length: > 0 } stream) { stream.Dispose(); }")]
    [InlineData("Func<Task> open = async () => await item.OpenRead().ConfigureAwait(false);")]
    [InlineData("Func<Task<ObjectReader>> open = async () => await item.OpenRead();")]
    [InlineData("dynamic stream = await item.OpenRead(); stream.Dispose();")]
    public Task What_is_disposed_or_given_away_is_silent(string statements) => Check(Code.Statements(statements));

    [Fact]
    public Task What_a_method_gives_back_is_silent() => Check("""
        class C(BucketObject item)
        {
            public async Task<Stream> Plain() => await item.OpenRead();

            public Task<ObjectReader> Cold() => item.OpenRead();

            public async Task<Stream> Wrapped()
            {
                var stream = await item.OpenRead();
                return new BufferedStream(stream);
            }

            public async Task<Stream> Tried()
            {
                Stream stream = await item.OpenRead();
                try
                {
                    stream.ReadByte();
                    return stream;
                }
                catch
                {
                    await stream.DisposeAsync();
                    throw;
                }
            }

            public async IAsyncEnumerable<Stream> Many()
            {
                yield return await item.OpenRead();
            }
        }
        """);

    [Fact]
    public Task A_dispose_after_a_try_is_silent() => Check(Code.Statements("""
        Stream stream;
        try
        {
            stream = await item.OpenRead();
        }
        catch (StorageException)
        {
            return;
        }

        await stream.DisposeAsync();
        """));

    private protected override Task Check(string source, Action<AnalyzerTest<DefaultVerifier>>? change = null) =>
        Verify.Reports<ReaderNeverDisposedAnalyzer>(source, change);
}
