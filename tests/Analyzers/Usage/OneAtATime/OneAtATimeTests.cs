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
    [InlineData("{|FB0008:foreach|} (var key in keys.Where(key => key.Length > 1).Distinct()) { await bucket.Object(key).Delete(); }")]
    [InlineData("var old = keys.Where(key => key.Length > 1); {|FB0008:foreach|} (var key in old) { await bucket.Object(key).Delete(); }")]
    [InlineData("IEnumerable<string> old = keys; {|FB0008:foreach|} (var key in old) { await bucket.Object(key).Delete(); }")]
    [InlineData("{|FB0008:foreach|} (var key in (string[])[.. keys]) { await bucket.Object(key).Delete(); }")]
    [InlineData("{|FB0008:foreach|} (var key in File.ReadLines(path)) { await bucket.Object(key).Delete(); }")]
    [InlineData("{|FB0008:foreach|} (var key in flag ? keys : new List<string>(keys)) { await bucket.Object(key).Delete(); }")]
    [InlineData("{|FB0008:foreach|} (var key in await Find()) { await bucket.Object(key).Delete(); } Task<IReadOnlyList<string>> Find() => Task.FromResult<IReadOnlyList<string>>(keys);")]
    [InlineData("foreach (var chunk in keys.Chunk(9)) { {|FB0008:foreach|} (var key in chunk) { await bucket.Object(key).Delete(); } }")]
    [InlineData("if (flag) { {|FB0008:foreach|} (var key in new HashSet<string>(keys)) { await bucket.Object(key).UploadJson(key); } }")]
    [InlineData("Func<Task> run = async () => { {|FB0008:foreach|} (var key in keys) { await bucket.Object(key).Delete(); } }; await run();")]
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
    [InlineData("foreach (var key in keys.Order()) { await bucket.Object(key).UploadText(key); }")]
    [InlineData("foreach (var key in keys.OrderByDescending(key => key.Length).ToList()) { await bucket.Object(key).Delete(); }")]
    [InlineData("foreach (var key in keys.OrderBy(key => key.Length).ThenBy(key => key).Select(key => key + 1)) { await bucket.Object(key).Delete(); }")]
    [InlineData("var sorted = keys.Order().ToArray(); foreach (var key in sorted) { await bucket.Object(key).UploadText(key); }")]
    [InlineData("keys.Sort(); foreach (var key in keys) { await bucket.Object(key).UploadText(key); }")]
    [InlineData("string[] files = Directory.GetFiles(path); Array.Sort(files); foreach (var file in files) { await bucket.Object(file).UploadFrom(file); }")]
    [InlineData("foreach (var key in Enumerable.Reverse(keys)) { await bucket.Object(key).Delete(); }")]
    [InlineData("foreach (var key in keys.Append(\"manifest.json\")) { await bucket.Object(key).UploadFrom(key); }")]
    [InlineData("foreach (var key in new[] { \"data.bin\", \"manifest.json\" }) { await bucket.Object(key).UploadFrom(key); }")]
    [InlineData("string[] parts = [\"data.bin\", \"manifest.json\"]; foreach (var key in parts) { await bucket.Object(key).UploadFrom(key); }")]
    [InlineData("foreach (var key in new List<string>(keys) { \"manifest.json\" }) { await bucket.Object(key).UploadFrom(key); }")]
    [InlineData("foreach (var key in new SortedSet<string>(keys)) { await bucket.Object(key).Delete(); }")]
    [InlineData("foreach (var key in new Queue<string>(keys)) { await bucket.Object(key).Delete(); }")]
    [InlineData("foreach (var key in new LinkedList<string>(keys)) { await bucket.Object(key).UploadText(key); }")]
    [InlineData("var waiting = new System.Collections.Concurrent.BlockingCollection<string>(); foreach (var key in waiting.GetConsumingEnumerable()) { await bucket.Object(key).Delete(); }")]
    [InlineData("foreach (var key in Next()) { await bucket.Object(key).Delete(); } IEnumerable<string> Next() { while (true) { yield return path; } }")]
    [InlineData("var next = Next().Where(key => key.Length > 1); foreach (var key in next) { await bucket.Object(key).Delete(); } IEnumerable<string> Next() { while (true) { yield return path; } }")]
    [InlineData("foreach (var key in keys) { await bucket.Object(key).Delete(); break; }")]
    [InlineData("foreach (var key in keys) { await bucket.Object(key).Delete(); if (key == path) { return; } }")]
    [InlineData("foreach (var key in keys) { if (await bucket.Object(key).Exists()) { break; } }")]
    [InlineData("foreach (var key in keys) { var info = await bucket.Object(key).UploadText(key); Log(info.ETag); }")]
    [InlineData("int done = 0; foreach (var key in keys) { await bucket.Object(key).Delete(); done++; } Use(done);")]
    [InlineData("int done = 0; foreach (var key in keys) { await bucket.Object($\"{done++}/{key}\").UploadText(key); }")]
    [InlineData("foreach (var key in keys) { await bucket.Object(key).UploadText($\"{DateTime.UtcNow}\"); }")]
    [InlineData("foreach (var key in keys) { await bucket.Object(key).Delete().AsTask().WaitAsync(TimeSpan.FromSeconds(1)); }")]
    [InlineData("foreach (var key in keys) { await bucket.Object(key).UploadText(await bucket.Object(path).ReadText()); }")]
    [InlineData("foreach (var key in keys) { await using var stream = await bucket.Object(key).OpenRead(); stream.ReadByte(); }")]
    [InlineData("foreach (var key in keys) { lock (keys) { Use(key); } await bucket.Object(key).Delete(); }")]
    [InlineData("foreach (var key in keys) { Func<Task> run = async () => await bucket.Object(key).Delete(); await run(); }")]
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

        struct P(Bucket bucket)
        {
            public async Task M(List<string> keys)
            {
                foreach (string key in keys)
                {
                    await bucket.Object(key).UploadText(key);
                }
            }
        }
        """, test => test.CompilerDiagnostics = CompilerDiagnostics.Errors);

    [Theory]
    [InlineData("List<string> own = own; {|FB0008:foreach|} (var key in own) { await bucket.Object(key).Delete(); }")]
    [InlineData("var a = b; var b = a; foreach (var key in a) { await bucket.Object(key).Delete(); }")]
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
