using Fluent.Buckets.Analyzers.Usage;
using Microsoft.CodeAnalysis.Testing;

namespace Fluent.Buckets.Analyzers.Tests.Usage.WriterNeverEnded;

public sealed class WriterNeverEndedTests : ObligationTests
{
    protected override string Wrong => "await using var writer = await {|FB0004:item.OpenWrite()|}; await writer.WriteAsync(new byte[1]);";

    protected override string Right => "await using var writer = await item.OpenWrite(); await writer.CompleteAsync();";

    [Theory]
    [InlineData("await {|FB0004:item.OpenWrite()|};")]
    [InlineData("_ = await {|FB0004:item.OpenWrite()|};")]
    [InlineData("var writer = await {|FB0004:item.OpenWrite()|};")]
    [InlineData("using var writer = await {|FB0004:item.OpenWrite()|};")]
    [InlineData("Stream writer = await {|FB0004:item.OpenWrite()|}; writer.Write([1]); writer.Flush();")]
    [InlineData("await using var writer = await {|FB0004:item.OpenWrite()|}.WithContentType(\"a/b\").IfAbsent().ConfigureAwait(false);")]
    [InlineData("await using (var writer = await {|FB0004:item.OpenWrite()|}) { Log($\"{writer.Length}\"); }")]
    [InlineData("await using var writer = await {|FB0004:bucket.Create(\"a\").OpenWrite()|}.AsTask();")]
    [InlineData("await (await {|FB0004:item.OpenWrite()|}).WriteAsync(new byte[1]);")]
    [InlineData("{|FB0004:item.OpenWrite()|}.GetAwaiter().GetResult().Dispose();")]
    [InlineData("var writer = {|FB0004:item.OpenWrite()|}.AsTask().Result; writer.Close();")]
    [InlineData("Task<ObjectWriter> task = {|FB0004:item.OpenWrite()|}; await using var writer = await task;")]
    [InlineData("await using var writer = await {|FB0004:item.OpenWrite()|}; Read(writer);")]
    [InlineData("await using var writer = await {|FB0004:item.OpenWrite()|}; await File.OpenRead(path).CopyToAsync(writer);")]
    [InlineData("await using var zip = new System.IO.Compression.GZipStream(await {|FB0004:item.OpenWrite()|}, System.IO.Compression.CompressionLevel.Fastest);")]
    [InlineData("await using var writer = await {|FB0004:item.OpenWrite()|}; await using var text = new StreamWriter(writer); text.Write(path);")]
    [InlineData("var writer = await {|FB0004:item.OpenWrite()|}; await using var closing = writer.ConfigureAwait(false);")]
    [InlineData("await using var writer = await {|FB0004:item.OpenWrite()|}; await System.Text.Json.JsonSerializer.SerializeAsync(writer, keys);")]
    [InlineData("await using var writer = await (flag ? {|FB0004:item.OpenWrite()|} : {|FB0004:bucket.Create(path).OpenWrite()|});")]
    [InlineData("await using var writer = await (path switch { \"a\" => {|FB0004:item.OpenWrite()|}, _ => {|FB0004:bucket.Create(path).OpenWrite()|} });")]
    [InlineData("await using ObjectWriter? writer = flag ? await {|FB0004:item.OpenWrite()|} : null; writer?.Flush();")]
    public Task What_is_not_ended_is_reported(string statements) => Check(Code.Statements(statements));

    [Fact]
    public Task Each_round_of_a_loop_is_reported() => Check(Code.Statements("""
        foreach (string key in keys)
        {
            await using var writer = await {|FB0004:bucket.Object(key).OpenWrite()|};
            if (key.Length == 0)
            {
                continue;
            }

            if (key == path)
            {
                break;
            }

            await writer.WriteAsync(new byte[1]);
        }
        """));

    [Fact]
    public Task An_end_before_a_throw_only_is_reported() => Check(Code.Statements("""
        await using var writer = await {|FB0004:item.OpenWrite()|};
        if (flag)
        {
            await writer.AbortAsync();
            throw new InvalidOperationException();
        }
        """));

    [Fact]
    public Task A_writer_that_another_takes_the_place_of_is_reported() => Check(Code.Statements("""
        var writer = await {|FB0004:item.OpenWrite()|};
        writer = await item.OpenWrite();
        await writer.CompleteAsync();
        """));

    [Fact]
    public Task A_jump_is_followed() => Check(Code.Statements("""
        var writer = await {|FB0004:item.OpenWrite()|};
        again:
        await writer.WriteAsync(new byte[1]);
        if (flag)
        {
            goto again;
        }
        """));

    [Theory]
    [InlineData("var writer = await item.OpenWrite(); await writer.CompleteAsync();")]
    [InlineData("using var writer = await item.OpenWrite(); await writer.CompleteAsync(CancellationToken.None).ConfigureAwait(false);")]
    [InlineData("await using var writer = await item.OpenWrite(); await writer.AbortAsync();")]
    [InlineData("await (await item.OpenWrite()).CompleteAsync();")]
    [InlineData("(await item.OpenWrite()).CompleteAsync().GetAwaiter().GetResult();")]
    [InlineData("await using (ObjectWriter writer = await item.OpenWrite()) { writer.Write([1]); await writer.CompleteAsync(); }")]
    [InlineData("var opening = item.OpenWrite(); opening.WithContentType(\"a/b\"); await using var writer = await opening; await writer.CompleteAsync();")]
    [InlineData("var opening = item.OpenWrite(); (await opening).Write([1]); await (await opening).CompleteAsync();")]
    [InlineData("_ = item.OpenWrite();")]
    [InlineData("var opening = item.OpenWrite(); Use(opening);")]
    [InlineData("var both = await Task.WhenAll<ObjectWriter>(item.OpenWrite(), item.OpenWrite());")]
    [InlineData("await using var writer = await item.OpenWrite(); Take(writer);")]
    [InlineData("await using var writer = await item.OpenWrite(); Use(writer);")]
    [InlineData("_writer = await item.OpenWrite();")]
    [InlineData("_stream = await item.OpenWrite();")]
    [InlineData("var pair = (await item.OpenWrite(), 1);")]
    [InlineData("var list = new List<ObjectWriter> { await item.OpenWrite() };")]
    [InlineData("var streams = new List<Stream>(); streams.Add(await item.OpenWrite());")]
    [InlineData("ObjectWriter[] all = [await item.OpenWrite()];")]
    [InlineData("var writer = await item.OpenWrite(); Func<Task> end = async () => await writer.CompleteAsync(); await end();")]
    [InlineData("var writer = await item.OpenWrite(); await End(); async Task End() => await writer.CompleteAsync();")]
    [InlineData("var writer = await item.OpenWrite(); Func<CancellationToken, Task<ObjectInfo>> end = writer.CompleteAsync; await end(default);")]
    [InlineData("Stream stream = await item.OpenWrite(); if (stream is ObjectWriter writer) { await writer.CompleteAsync(); }")]
    [InlineData("Stream stream = await item.OpenWrite(); await ((ObjectWriter)stream).CompleteAsync();")]
    [InlineData("ObjectWriter? writer = flag ? await item.OpenWrite() : null; if (writer is not null) { await writer.CompleteAsync(); }")]
    [InlineData("await using ObjectWriter? writer = flag ? await item.OpenWrite() : null; await (writer?.CompleteAsync() ?? Task.FromResult<ObjectInfo>(null!));")]
    [InlineData("ref ObjectWriter? slot = ref _writer; slot = await item.OpenWrite();")]
    [InlineData("await using var writer = await item.OpenWrite(); if (flag) { await writer.CompleteAsync(); }")]
    [InlineData("await using var writer = await item.OpenWrite(); throw new InvalidOperationException();")]
    [InlineData("await using var writer = await item.OpenWrite(); while (true) { await writer.WriteAsync(new byte[1]); }")]
    [InlineData("var writer = await item.OpenWrite(); dynamic any = writer; await any.CompleteAsync();")]
    [InlineData("Func<Task> open = async () => await item.OpenWrite().IfAbsent();")]
    [InlineData("Func<Task<ObjectWriter>> open = async () => await item.OpenWrite();")]
    [InlineData("var writers = await Task.WhenAll(keys.Select(key => bucket.Object(key).OpenWrite().AsTask()));")]
    public Task What_is_ended_or_given_away_is_silent(string statements) => Check(Code.Statements(statements));

    [Fact]
    public Task An_end_in_a_handler_or_finally_is_silent() => Check(Code.Statements("""
        ObjectWriter? writer = null;
        try
        {
            writer = await item.OpenWrite();
            await writer.WriteAsync(new byte[1]);
        }
        catch (StorageException)
        {
            await writer!.AbortAsync();
            throw;
        }
        finally
        {
            if (writer != null)
            {
                await writer.CompleteAsync();
            }
        }
        """));

    [Fact]
    public Task A_handler_that_goes_on_is_silent() => Check(Code.Statements("""
        try
        {
            await using var writer = await item.OpenWrite();
            await writer.WriteAsync(new byte[1]);
            await writer.CompleteAsync();
        }
        catch (StorageException fault)
        {
            Log(fault.Message);
        }
        """));

    [Fact]
    public Task What_a_method_gives_back_is_silent() => Check("""
        class C(BucketObject item)
        {
            public async Task<ObjectWriter> Plain() => await item.OpenWrite();

            public async Task<Stream> AsStream() => await item.OpenWrite();

            public Task<ObjectWriter> Cold() => item.OpenWrite();

            public async IAsyncEnumerable<ObjectWriter> Many()
            {
                yield return await item.OpenWrite();
            }

            public async Task<(ObjectWriter, int)> Pair()
            {
                var writer = await item.OpenWrite();
                return (writer, 1);
            }
        }
        """);

    [Fact]
    public Task A_writer_of_the_apps_own_method_is_silent() => Check("""
        class C
        {
            async Task M(Func<Task<ObjectWriter>> open)
            {
                await using var writer = await open();
                writer.Write([1]);
            }
        }
        """);

    private protected override Task Check(string source, Action<AnalyzerTest<DefaultVerifier>>? change = null) =>
        Verify.Reports<WriterNeverEndedAnalyzer>(source, change);
}
