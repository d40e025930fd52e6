namespace Fluent.Buckets.Analyzers.Tests;

/// <summary>The other rules about declarations, on typed buckets.</summary>
public sealed class TypedBucketTests
{
    [Theory]
    [InlineData("[Bucket<OrderKey>(\"a\")] class {|FB0101:Orders|};")]
    [InlineData("[Bucket<OrderKey, Order>(\"a\")] sealed class {|FB0101:Orders|};")]
    [InlineData("[Bucket<OrderKey>(\"a\")] sealed partial class Orders;")]
    public Task Not_partial(string source) => Check<NotPartialAnalyzer>(source);

    [Theory]
    [InlineData("[Bucket<OrderKey>(\"a\")] partial class {|FB0103:A|}; [Bucket(\"a\")] partial class {|FB0103:B|};")]
    [InlineData("[Bucket<OrderKey>(\"a\")] partial class {|FB0103:A|}; [Bucket<OrderKey, Order>(\"b\", Accessor = \"A\")] partial class {|FB0103:B|};")]
    [InlineData("[Bucket<OrderKey>(\"a\")] partial class A; [Bucket<OrderKey, Order>(\"a\", Store = \"x\")] partial class B;")]
    public Task Duplicate_name(string source) => Check<DuplicateNameAnalyzer>("[Storage] static partial class Storage; " + source);

    [Theory]
    [InlineData("public int {|FB0105:Object|} => 1;")]
    [InlineData("public int {|FB0105:Object|}(int year, Guid id) => 1;")]
    [InlineData("public int {|FB0105:Create|}(int year, Guid id) => 1;")]
    [InlineData("public int {|FB0105:List|}(int year, CancellationToken token) => 1;")]
    [InlineData("public int {|FB0105:DeleteAll|}(int year, CancellationToken token) => 1;")]
    [InlineData("public int {|FB0105:ReadAll|}(int year, CancellationToken token) => 1;")]
    [InlineData("public class {|FB0105:List|};")]
    [InlineData("public {|FB0105:Orders|}(ObjectStore store) : base(store, \"b\", ContentSerializer.Json<Order>(AppJson.Default)) { }")]
    [InlineData("public int Object(int year) => 1;")]
    [InlineData("public object Object(string text) => Object(int.Parse(text), Guid.NewGuid());")]
    [InlineData("public int List(int year, int month) => 1;")]
    public Task Member_collision(string member) => Check<MemberCollisionAnalyzer>(
        $"[Bucket<OrderKey, Order>(\"a\")] sealed partial class Orders {{ {member} }}");

    [Fact]
    public Task A_member_that_only_content_would_collide_with() => Check<MemberCollisionAnalyzer>(
        "[Bucket<OrderKey>(\"a\")] sealed partial class Orders { public int ReadAll(int year, CancellationToken token) => 1; }");

    [Theory]
    [InlineData("[Bucket<int>(\"a\")] partial class {|FB0106:Orders|};")]
    [InlineData("[Bucket<Order>(\"a\")] partial class {|FB0106:Orders|};")]
    [InlineData("[Bucket<OrderKey[]>(\"a\")] partial class {|FB0106:Orders|};")]
    [InlineData("[Bucket<OrderKey, DateTime>(\"a\")] partial class {|FB0106:Orders|};")]
    [InlineData("[Bucket<OrderKey, Hidden>(\"a\")] public partial class {|FB0106:Orders|}; class Hidden;")]
    [InlineData("[Bucket<HiddenKey>(\"a\")] public partial class {|FB0106:Orders|}; [ObjectKey(\"{Id}\")] partial record struct HiddenKey(int Id);")]
    [InlineData("[Bucket<OrderKey>(\"a\")] partial record {|FB0106:Orders|};")]
    [InlineData("[Bucket<OrderKey>(\"a\"), Bucket(\"b\")] partial class {|FB0106:Orders|};")]
    [InlineData("[Bucket<OrderKey>(\"a\"), Bucket<OrderKey, Order>(\"b\")] partial class {|FB0106:Orders|};")]
    [InlineData("[Bucket<OrderKey>(\"a\"), Storage] partial class {|FB0106:Orders|};")]
    [InlineData("[Bucket<OrderKey>(\"a\")] partial class {|FB0106:Orders|} : Bucket { public Orders(ObjectStore s) : base(s, \"a\") { } }")]
    [InlineData("[Bucket<OrderKey>(\"a\")] partial class Orders : Bucket<OrderKey>;")]
    [InlineData("[Bucket<OrderKey, Order>(\"a\")] partial class Orders : Bucket<OrderKey, Order>;")]
    [InlineData("[Bucket<HiddenKey>(\"a\")] partial class Orders; [ObjectKey(\"{Id}\")] partial record struct HiddenKey(int Id);")]
    [InlineData("[Bucket<BadKey>(\"a\")] partial class Orders; [ObjectKey(\"{Nothing}\")] partial record struct BadKey(int Id);")]
    [InlineData("[Bucket<BadKey>(\"a\")] public partial class Orders; [ObjectKey(\"{Nothing}\")] partial record struct BadKey(int Id);")]
    public Task Unsupported(string source) => Check<UnsupportedDeclarationAnalyzer>(source);

    [Fact]
    public Task Ambiguous_facade() => Check<AmbiguousFacadeAnalyzer>(
        "[Storage] static partial class A; [Storage] partial class B; [Bucket<OrderKey>(\"a\")] partial class {|FB0107:Orders|};");

    private static Task Check<TAnalyzer>(string source)
        where TAnalyzer : Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer, new() =>
        DeclarationTest<TAnalyzer>.Reports(TypedWorld.Types, TypedWorld.Context("AppJson", "Order"), source);
}
