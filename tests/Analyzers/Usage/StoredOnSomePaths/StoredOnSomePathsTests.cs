using Fluent.Buckets.Analyzers.Usage;
using Microsoft.CodeAnalysis.Testing;

namespace Fluent.Buckets.Analyzers.Tests.Usage.StoredOnSomePaths;

public sealed class StoredOnSomePathsTests : ObligationTests
{
    protected override string Wrong =>
        "await using var writer = await {|FB0006:item.OpenWrite()|}; if (flag) { await writer.CompleteAsync(); }";

    protected override string Right =>
        "await using var writer = await item.OpenWrite(); if (flag) { await writer.CompleteAsync(); } else { await writer.AbortAsync(); }";

    [Theory]
    [InlineData("var writer = await {|FB0006:item.OpenWrite()|}; if (flag) await writer.CompleteAsync(); writer.Dispose();")]
    [InlineData("await using (var writer = await {|FB0006:item.OpenWrite()|}) { writer.Write([1]); if (!flag) { await writer.CompleteAsync(); } }")]
    [InlineData("await using var writer = await {|FB0006:item.OpenWrite()|}; if (flag && path.Length > 1) { await writer.CompleteAsync(); }")]
    [InlineData("await using var writer = await {|FB0006:item.OpenWrite()|}; if (flag || path.Length > 1) { await writer.CompleteAsync(); }")]
    [InlineData("await using var writer = await {|FB0006:item.OpenWrite()|}; writer.Write([1]); if (flag) { return; } await writer.CompleteAsync();")]
    [InlineData("await using var writer = await {|FB0006:item.OpenWrite()|}; await File.OpenRead(path).CopyToAsync(writer); if (flag) { Log(path); return; } await writer.CompleteAsync();")]
    [InlineData("await using var writer = await {|FB0006:item.OpenWrite()|}; writer.Write([1]); if (flag) { await writer.CompleteAsync(); } else { Log(path); }")]
    [InlineData("await using var writer = await {|FB0006:item.OpenWrite()|}; writer.Write([1]); if (flag) { await writer.CompleteAsync(); return; } Log(path);")]
    [InlineData("foreach (string key in keys) { await using var writer = await {|FB0006:bucket.Object(key).OpenWrite()|}; if (flag) { await writer.CompleteAsync(); } }")]
    [InlineData("foreach (string key in keys) { await using var writer = await {|FB0006:bucket.Object(key).OpenWrite()|}; writer.Write([1]); if (flag) { continue; } await writer.CompleteAsync(); }")]
    [InlineData("await using var writer = await {|FB0006:item.OpenWrite()|}; foreach (string key in keys) { writer.Write([1]); } if (keys.Count > 0) { await writer.CompleteAsync(); }")]
    [InlineData("var draft = {|FB0006:bucket.Create(path)|}; if (flag) { await draft.UploadText(path); } Log(draft.Key);")]
    [InlineData("NewObject draft = {|FB0006:bucket.Create(path)|}; if (path.Length > 3) await draft.UploadFrom(path); Log($\"Stored {draft.Key}\");")]
    [InlineData("var draft = {|FB0006:bucket.Create(path)|}; if (flag) { if (path is not null) { Log(path); } await draft.UploadText(\"\"); } Log(draft.Key + draft.Bucket.Name);")]
    [InlineData("var draft = {|FB0006:bucket.Create(path)|}; try { if (flag) { await draft.UploadText(path); } Log(draft.Key); } finally { Log(path); }")]
    [InlineData("var draft = {|FB0006:bucket.Create(path)|}; while (true) { if (flag) { await draft.UploadText(path); } Log(draft.Key); break; }")]
    public Task What_one_choice_leaves_out_is_reported(string statements) => Check(Code.Statements(statements));

    [Theory]
    [InlineData("var draft = bucket.Create(path); await draft.UploadText(path);")]
    [InlineData("var draft = bucket.Create(path);")]
    [InlineData("var draft = bucket.Create(path); if (flag) { await draft.UploadText(path); } else { await draft.UploadFrom(path); } Log(draft.Key);")]
    [InlineData("var draft = bucket.Create(path); if (flag) { return; } await draft.UploadText(path); Log(draft.Key);")]
    [InlineData("var draft = bucket.Create(path); if (flag) { Log(draft.Key); return; } await draft.UploadText(path);")]
    [InlineData("var draft = bucket.Create(path); if (flag) { await draft.UploadText(path); }")]
    [InlineData("var draft = bucket.Create(path); if (!flag) { throw new InvalidOperationException(); } await draft.UploadText(path); Log(draft.Key);")]
    [InlineData("var draft = bucket.Create(path); if (!await item.Exists()) { await draft.UploadText(path); } Log(draft.Key);")]
    [InlineData("var draft = bucket.Create(path); bool there = await item.Exists(); if (!there) { await draft.UploadText(path); } Log(draft.Key);")]
    [InlineData("var draft = bucket.Create(path); ObjectInfo? info = await item.TryGetInfo(); if (info is null) { await draft.UploadText(path); } Log(draft.Key);")]
    [InlineData("var draft = bucket.Create(path); if (flag) { Use(draft); } Log(draft.Key);")]
    [InlineData("NewObject? draft = flag ? bucket.Create(path) : null; if (draft is not null) { await draft.UploadText(path); }")]
    [InlineData("var draft = bucket.Create(path); switch (path) { case \"a\": await draft.UploadText(\"a\"); break; case \"b\": await draft.UploadText(\"b\"); break; } Log(draft.Key);")]
    [InlineData("var draft = bucket.Create(path); if (path == \"a\") { await draft.UploadText(\"a\"); } else if (path == \"b\") { await draft.UploadText(\"b\"); } Log(draft.Key);")]
    [InlineData("var draft = bucket.Create(path); foreach (string key in keys) { await draft.UploadText(key); } Log(draft.Key);")]
    [InlineData("await using var writer = await item.OpenWrite(); await writer.CompleteAsync();")]
    [InlineData("await using var writer = await item.OpenWrite(); writer.Write([1]);")]
    [InlineData("await using var writer = await item.OpenWrite(); if (flag) { return; } await writer.CompleteAsync();")]
    [InlineData("await using var writer = await item.OpenWrite(); writer.Write([1]); if (flag) { await writer.AbortAsync(); return; } await writer.CompleteAsync();")]
    [InlineData("await using var writer = await item.OpenWrite(); writer.Write([1]); if (flag) { throw new IOException(); } await writer.CompleteAsync();")]
    [InlineData("await using var writer = await item.OpenWrite(); if (flag) { await writer.CompleteAsync(); } if (!flag) { await writer.AbortAsync(); }")]
    [InlineData("await using var writer = await item.OpenWrite(); bool done = false; if (flag) { await writer.CompleteAsync(); done = true; } if (!done) { await writer.AbortAsync(); }")]
    [InlineData("await using var writer = await item.OpenWrite(); if (flag) { await writer.CompleteAsync(); } else if (!flag) { await writer.AbortAsync(); }")]
    [InlineData("await using var writer = await item.OpenWrite(); writer.Write([1]); if (flag) { Take(writer); } else { await writer.CompleteAsync(); }")]
    [InlineData("ObjectWriter? writer = null; try { writer = await item.OpenWrite(); writer.Write([1]); await writer.CompleteAsync(); } catch (StorageException) { Log(path); }")]
    [InlineData("ObjectWriter writer; try { writer = await item.OpenWrite(); } catch (StorageException) { return; } await writer.CompleteAsync();")]
    [InlineData("ObjectWriter? writer = flag ? await item.OpenWrite() : null; writer?.Write([1]); if (writer != null) { await writer.CompleteAsync(); }")]
    [InlineData("await using var writer = await item.OpenWrite(); while (true) { writer.Write([1]); if (flag) { await writer.CompleteAsync(); break; } }")]
    [InlineData("await using var writer = await item.OpenWrite(); foreach (string key in keys) { if (key == path) { await writer.CompleteAsync(); break; } }")]
    [InlineData("for (int i = 0; i < 3; i++) { try { await using var writer = await item.OpenWrite(); await writer.CompleteAsync(); break; } catch (StorageException) { await Task.Delay(1); } }")]
    [InlineData("await using var writer = await item.OpenWrite(); foreach (string key in keys) { if (key.Length == 0) { continue; } writer.Write([1]); } await writer.CompleteAsync();")]
    [InlineData("var writer = await item.OpenWrite(); Func<Task> end = async () => { if (flag) { await writer.CompleteAsync(); } }; await end();")]
    public Task What_is_done_on_all_paths_or_left_on_purpose_is_silent(string statements) => Check(Code.Statements(statements));

    private protected override Task Check(string source, Action<AnalyzerTest<DefaultVerifier>>? change = null) =>
        Verify.Reports<StoredOnSomePathsAnalyzer>(source, change);
}
