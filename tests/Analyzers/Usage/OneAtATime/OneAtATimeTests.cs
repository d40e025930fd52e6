using Fluent.Buckets.Analyzers.Usage;
using Microsoft.CodeAnalysis.Testing;

namespace Fluent.Buckets.Analyzers.Tests.Usage.OneAtATime;

public sealed class OneAtATimeTests
{
    [Theory]
    [InlineData("{|FB0008:foreach|} (string key in keys) { await bucket.Object(key).Delete(); }")]
    [InlineData("{|FB0008:foreach|} (var key in keys) await bucket.Object(key).Delete().ConfigureAwait(false);")]
    [InlineData("{|FB0008:foreach|} (var key in keys) { _ = await bucket.Object(key).Delete().AsTask(); }")]
    [InlineData("{|FB0008:foreach|} (var key in keys) { await bucket.Object(\"old/\" + key).Delete(CancellationToken.None); }")]
    [InlineData("{|FB0008:foreach|} (var key in keys) { await bucket.Object(key.Trim()).Delete(); }")]
    [InlineData("{|FB0008:foreach|} (var key in keys) { await bucket.Within(\"a/\").Object(key).Delete(); }")]
    [InlineData("{|FB0008:foreach|} (var key in new[] { path, \"b\" }) { await bucket.Object(key).Delete(); }")]
    [InlineData("{|FB0008:foreach|} (ObjectInfo info in await bucket.List().ToListAsync()) { await bucket.Object(info.Key).Delete(); }")]
    [InlineData("{|FB0008:foreach|} (int id in Enumerable.Range(0, 9)) { await bucket.Object($\"{id}.json\").Delete(); }")]
    [InlineData("await {|FB0008:foreach|} (ObjectInfo info in bucket.List(\"a/\")) { await bucket.Object(info.Key).Delete(); }")]
    [InlineData("await {|FB0008:foreach|} (var info in bucket.List()) await bucket.Object(info.Key).Delete();")]
    [InlineData("{|FB0008:foreach|} (var file in Directory.EnumerateFiles(path)) { await bucket.Object(Path.GetFileName(file)).UploadFrom(file); }")]
    [InlineData("{|FB0008:foreach|} (var file in Directory.GetFiles(path, \"*.jpg\")) { await bucket.Create(\"in/\" + Path.GetFileName(file)).UploadFrom(file).WithContentType(\"image/jpeg\"); }")]
    [InlineData("{|FB0008:foreach|} (var file in Directory.EnumerateFiles(path, \"*\", SearchOption.AllDirectories)) { await bucket.Object(Path.GetRelativePath(path, file).Replace('\\\\', '/')).UploadFrom(file); }")]
    [InlineData("{|FB0008:foreach|} (var key in keys) { await bucket.Object(key).UploadText(\"x\"); }")]
    [InlineData("{|FB0008:foreach|} (var pair in keys.ToDictionary(key => key, key => new byte[1])) { await bucket.Object(pair.Key).Upload(pair.Value); }")]
    [InlineData("{|FB0008:foreach|} (var key in keys) { await bucket.Object(key).DownloadTo(Path.Combine(path, key)); }")]
    [InlineData("{|FB0008:foreach|} (var key in keys) { await item.Bucket.Object(key).DownloadTo($\"{path}/{key}\").WithParallelism(2); }")]
    public Task A_loop_that_one_call_could_be_is_reported(string statement) => Check(statement);

    [Theory]
    [InlineData("foreach (var key in keys) { if (flag) { await bucket.Object(key).Delete(); } }")]
    [InlineData("foreach (var key in keys) { Log(key); await bucket.Object(key).Delete(); }")]
    [InlineData("foreach (var key in keys) { await bucket.Object(key).Delete(); await Task.Delay(1); }")]
    [InlineData("foreach (var key in keys) { try { await bucket.Object(key).Delete(); } catch (StorageException) { Log(key); } }")]
    [InlineData("foreach (var key in keys) { await bucket.Object(key).Delete().IfMatch(path); }")]
    [InlineData("foreach (var key in keys) { await bucket.Object(key).Delete().WithTimeout(TimeSpan.FromSeconds(1)); }")]
    [InlineData("foreach (var key in keys) { await bucket.Object(Next(key)).Delete(); } static string Next(string key) => key;")]
    [InlineData("foreach (var key in keys) { await bucket.Object(path).Delete(); }")]
    [InlineData("foreach (var key in keys) { await bucket.Store.Bucket(key).Object(path).Delete(); }")]
    [InlineData("foreach (var other in new[] { item }) { await other.Delete(); }")]
    [InlineData("foreach (var other in new[] { bucket }) { await other.Object(path).Delete(); }")]
    [InlineData("foreach (var key in keys) { await bucket.Object(path).UploadText(key); }")]
    [InlineData("foreach (var key in keys) { await bucket.Object(key).UploadText(File.ReadAllText(key)); }")]
    [InlineData("foreach (var key in keys) { await bucket.Object(Path.GetFileName(key)).UploadFrom(key); }")]
    [InlineData("foreach (var key in keys) { await bucket.Object(key.ToLowerInvariant()).UploadFrom(key); }")]
    [InlineData("foreach (var file in Directory.GetFiles(path, \"*\", SearchOption.AllDirectories)) { await bucket.Object(Path.GetFileName(file)).UploadFrom(file); }")]
    [InlineData("Stream source = Stream.Null; foreach (var key in keys) { await bucket.Object(key).UploadFrom(source); }")]
    [InlineData("foreach (var key in keys) { await bucket.Object(key).UploadFrom(File.OpenRead(key)); }")]
    [InlineData("foreach (var key in keys) { await bucket.Object(key).DownloadTo(Stream.Null); }")]
    [InlineData("foreach (var key in keys) { await bucket.Object(key).DownloadTo(path); }")]
    [InlineData("foreach (var key in keys) { await bucket.Object(key).DownloadTo(Path.Combine(path, Path.GetFileName(key))); }")]
    [InlineData("foreach (var key in keys) { await bucket.Object(key).CopyTo(\"copy/\" + key); }")]
    [InlineData("foreach (var key in keys) { await bucket.Object(key).MoveTo(\"old/\" + key); }")]
    [InlineData("foreach (var key in keys) { await bucket.Object(key).AppendText(path); }")]
    [InlineData("foreach (var key in keys) { _ = await bucket.Object(key).Exists(); }")]
    [InlineData("foreach (var key in keys) { Use(await bucket.Object(key).GetInfo()); }")]
    [InlineData("foreach (var key in keys) { _ = bucket.Object(key).Delete().AsTask(); }")]
    [InlineData("await foreach (var info in bucket.List()) { await item.Bucket.Object(info.Key).Delete(); }")]
    [InlineData("await foreach (var info in bucket.List().StartAfter(path)) { await bucket.Object(info.Key).Delete(); }")]
    [InlineData("await foreach (var info in bucket.Find(\"*.txt\")) { await bucket.Object(info.Key).Delete(); }")]
    [InlineData("await foreach (var info in bucket.List()) { await bucket.Object(info.Key).DownloadTo(Path.Combine(path, info.Key)); }")]
    [InlineData("await foreach (var info in bucket.List()) { await bucket.Object(info.Key + \".bak\").Delete(); }")]
    [InlineData("foreach (var key in keys.AsQueryable()) { await bucket.Object(key).Delete(); }")]
    [InlineData("foreach (object key in keys) { await bucket.Object(key.ToString()!).Delete(); }")]
    [InlineData("for (int i = 0; i < keys.Count; i++) { await bucket.Object(keys[i]).Delete(); }")]
    [InlineData("while (!await item.Exists()) { await item.UploadText(path); }")]
    [InlineData("await bucket.DeleteMany(keys);")]
    public Task A_loop_that_does_more_or_needs_its_order_is_silent(string statements) => Check(statements);

    [Fact]
    public Task A_typed_bucket_deletes_many_too() => Verify.Reports<OneAtATimeAnalyzer>("""
        class C
        {
            async Task M<TKey>(Bucket<TKey> bucket, TKey[] keys)
                where TKey : IObjectKey<TKey>
            {
                {|FB0008:foreach|} (TKey key in keys)
                {
                    await bucket.Object(key).Delete();
                }
            }
        }
        """);

    [Fact]
    public Task What_cannot_be_in_a_lambda_is_silent() => Verify.Reports<OneAtATimeAnalyzer>("""
        struct S
        {
            private Bucket _bucket;

            public async Task M(List<string> keys)
            {
                foreach (string key in keys)
                {
                    await _bucket.Object(key).UploadText(key);
                }
            }
        }
        """);

    [Theory]
    [InlineData("foreach (var key in keys) { await bucket.Object(key).Delete(")]
    [InlineData("foreach (var key in missing) { await bucket.Object(key).Delete(); }")]
    [InlineData("foreach (var key in keys) { await bucket.Object(); }")]
    [InlineData("foreach (key in keys) { await bucket.Object(key).Delete(); }")]
    [InlineData("foreach (var (a, b) in keys) { await bucket.Object(a).Delete(); }")]
    [InlineData("foreach (var key in keys) { await bucket.Object(key).UploadFrom(); }")]
    [InlineData("await foreach (var key in keys) { await bucket.Object(key).Delete(); }")]
    public Task Code_that_does_not_compile_makes_no_fault(string statements) => Verify.Reports<OneAtATimeAnalyzer>(
        Code.Statements(statements), test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Generated_code_is_silent() => Verify.Reports<OneAtATimeAnalyzer>(
        $"// <auto-generated/>\n#nullable enable\n{Code.Statements("foreach (var key in keys) { await bucket.Object(key).Delete(); }")}");

    private static Task Check(string statements) => Verify.Reports<OneAtATimeAnalyzer>(Code.Statements(statements));
}
