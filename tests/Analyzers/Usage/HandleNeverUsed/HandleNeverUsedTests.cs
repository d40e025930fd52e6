using Fluent.Buckets.Analyzers.Usage;
using Microsoft.CodeAnalysis.Testing;

namespace Fluent.Buckets.Analyzers.Tests.Usage.HandleNeverUsed;

public sealed class HandleNeverUsedTests : ObligationTests
{
    protected override string Wrong => "{|FB0003:bucket.Object(\"a\")|};";

    protected override string Right => "Log(bucket.Object(\"a\").Key);";

    [Theory]
    [InlineData("_ = {|FB0003:bucket.Object(\"a\")|};")]
    [InlineData("var other = {|FB0003:bucket.Object(\"a\")|};")]
    [InlineData("BucketObject other = {|FB0003:bucket.Object(\"a\")|};")]
    [InlineData("{|FB0003:bucket.Within(\"a/\")|};")]
    [InlineData("var view = {|FB0003:bucket.Within(\"a/\")|};")]
    [InlineData("{|FB0003:bucket.AsReadOnly()|};")]
    [InlineData("{|FB0003:bucket.WithDefaults(d => d.CacheControl(\"no-store\"))|};")]
    [InlineData("_ = {|FB0003:bucket.Store.Bucket(\"b\")|};")]
    [InlineData("_ = {|FB0003:bucket.Within(\"a/\").Object(\"b\")|};")]
    [InlineData("_ = {|FB0003:bucket.AsReadOnly().Object(\"b\")|};")]
    [InlineData("_ = flag ? {|FB0003:bucket.Object(\"a\")|} : {|FB0003:bucket.Object(\"b\")|};")]
    [InlineData("_ = path switch { \"a\" => {|FB0003:bucket.Object(\"a\")|}, _ => {|FB0003:bucket.Object(\"b\")|} };")]
    [InlineData("keys.ForEach(key => {|FB0003:bucket.Object(key)|});")]
    [InlineData("foreach (string key in keys) { {|FB0003:bucket.Object(key)|}; }")]
    [InlineData("var other = {|FB0003:bucket.Object(\"a\")|}; other = bucket.Object(\"b\"); await other.Delete();")]
    [InlineData("for (;;) { var other = {|FB0003:bucket.Object(\"a\")|}; if (flag) { break; } }")]
    [InlineData("try { _ = {|FB0003:bucket.Object(\"a\")|}; } finally { Log(path); }")]
    public Task What_nothing_uses_is_reported(string statements) => Check(Code.Statements(statements));

    [Theory]
    [InlineData("await bucket.Object(\"a\").Delete();")]
    [InlineData("var other = bucket.Object(\"a\"); await other.Delete();")]
    [InlineData("var other = bucket.Object(\"a\"); if (flag) { await other.Delete(); }")]
    [InlineData("Log(bucket.Within(\"a/\").Name);")]
    [InlineData("Log($\"{bucket.Object(path)}\");")]
    [InlineData("Log(\"a\" + bucket.Object(path));")]
    [InlineData("bool same = bucket.Object(path).Equals(item);")]
    [InlineData("bool same = bucket.Object(path) == item;")]
    [InlineData("bool any = bucket.Object(path) is null;")]
    [InlineData("if (bucket.Object(path) is { Key: \"a\" }) { Log(path); }")]
    [InlineData("Use(bucket.Object(path));")]
    [InlineData("Use(bucket.Within(path));")]
    [InlineData("var objects = keys.Select(key => bucket.Object(key));")]
    [InlineData("BucketObject[] objects = [bucket.Object(path), bucket.Object(\"b\")];")]
    [InlineData("var pair = (bucket.Object(path), 1);")]
    [InlineData("var map = new Dictionary<string, BucketObject> { [path] = bucket.Object(path) };")]
    [InlineData("var other = bucket.Object(path); Func<Task> run = async () => await other.Delete(); await run();")]
    [InlineData("var other = bucket.Object(path); await Run(); async Task Run() => await other.Delete();")]
    [InlineData("Func<BucketObject> name = () => bucket.Object(path);")]
    [InlineData("var lazy = new Lazy<BucketObject>(() => bucket.Object(path));")]
    [InlineData("await item.CopyTo(bucket.Object(path));")]
    [InlineData("var found = await bucket.Store.GetBucket(\"b\");")]
    [InlineData("var draft = bucket.Create(path);")]
    [InlineData("Throws(() => bucket.Object(null!));")]
    [InlineData("Throws(() => { _ = bucket.Within(null!); });")]
    [InlineData("Action act = () => bucket.Object(null!); Throws(act);")]
    [InlineData("try { _ = bucket.Object(path); } catch (ArgumentException) { return; }")]
    [InlineData("var other = bucket.Object(path); throw new InvalidOperationException(other.Key);")]
    [InlineData("var (a, b) = (bucket.Object(path), 1); await a.Delete();")]
    [InlineData("BucketObject? other = flag ? bucket.Object(path) : null; await (other?.Delete().AsTask() ?? Task.FromResult(default(Done)));")]
    [InlineData("using var scope = System.Runtime.InteropServices.GCHandle.Alloc(bucket.Object(path)) is var handle ? new MemoryStream() : null;")]
    [InlineData("Bucket view = bucket; for (int i = 0; i < 3; i++) { view = view.Within($\"{i}/\"); } Log(view.Name);")]
    [InlineData("object boxed = bucket.Object(path); Log(boxed.ToString()!);")]
    public Task What_is_used_or_given_away_is_silent(string statements) => Check(Code.Statements(statements));

    [Fact]
    public Task Generated_members_name_places_too() => Check("""
        partial class Orders(Bucket bucket)
        {
            [System.CodeDom.Compiler.GeneratedCode("Fluent.Buckets.Generators", "1")]
            public BucketObject Object(int id) => bucket.Object($"{id}");

            public BucketObject Latest() => bucket.Object("latest");
        }

        class C
        {
            void M(Orders orders)
            {
                {|FB0003:orders.Object(1)|};
                orders.Latest();
            }
        }
        """);

    private protected override Task Check(string source, Action<AnalyzerTest<DefaultVerifier>>? change = null) =>
        Verify.Reports<HandleNeverUsedAnalyzer>(source, change);
}
