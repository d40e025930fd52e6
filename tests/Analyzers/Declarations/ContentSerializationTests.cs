namespace Fluent.Buckets.Analyzers.Tests;

public sealed class ContentSerializationTests
{
    private const string Orders = "[Bucket<OrderKey, Order>(\"orders\")] sealed partial class Orders;";

    [Theory]
    [InlineData("")]
    [InlineData("[Bucket(\"a\")] sealed partial class Photos;")]
    [InlineData("[Bucket<OrderKey>(\"a\")] sealed partial class Files;")]
    [InlineData("[Bucket<OrderKey, Order>(\"orders\")] sealed class Orders;")]
    [InlineData("[Bucket<OrderKey, int>(\"orders\")] sealed partial class Orders;")]
    public Task Silent_without_served_content(string source) => Check(source);

    [Fact]
    public Task Silent_with_the_only_context_that_knows_it() => Check(
        Orders, TypedWorld.Context("AppJson", "Order"), TypedWorld.Context("OtherJson", "string"));

    [Fact]
    public Task Silent_with_a_context_inside_another_type() => Check(
        Orders, $"partial class Outer {{ {TypedWorld.Context("AppJson", "Order")} }}");

    [Fact]
    public Task Silent_with_one_of_several_named() => Check(
        "[Bucket<OrderKey, Order>(\"orders\", Json = typeof(BJson))] sealed partial class Orders;",
        TypedWorld.Context("AJson", "Order"),
        TypedWorld.Context("BJson", "Order"));

    [Fact]
    public Task Silent_with_a_named_context_that_may_know_it_through_another_type() => Check(
        "[Bucket<OrderKey, Order>(\"orders\", Json = typeof(AppJson))] sealed partial class Orders;",
        TypedWorld.Context("AppJson", "List<Order>"));

    [Fact]
    public Task Silent_with_a_context_of_attributes_on_several_parts() => Check(
        Orders, TypedWorld.Context("AppJson", "Order"), "[System.Text.Json.Serialization.JsonSerializable(typeof(string))] partial class AppJson;");

    [Theory]
    [InlineData("")]
    [InlineData("public Text() { } public Text(int x) => _ = x;")]
    [InlineData("internal Text() { }")]
    public Task Silent_with_a_serializer(string members) => Check(
        "[Bucket<OrderKey, Order>(\"orders\", Serializer = typeof(Text))] sealed partial class Orders;", TypedWorld.Serializer("Text", "Order", members));

    [Fact]
    public Task Silent_on_collections_that_are_known() => Check(
        "[Bucket<OrderKey, List<Order>>(\"orders\")] sealed partial class Orders; [Bucket<OrderKey, Order[]>(\"more\")] sealed partial class More;",
        TypedWorld.Context("ListJson", "List<Order>"),
        TypedWorld.Context("ArrayJson", "Order[]"));

    [Theory]
    [InlineData("[Bucket<OrderKey, Order>(\"orders\")] sealed partial class {|FB0108:Orders|};")]
    [InlineData("[Bucket<OrderKey, Order>(\"orders\", Json = null)] sealed partial class {|FB0108:Orders|};")]
    [InlineData("[Bucket<OrderKey, List<string>>(\"orders\")] sealed partial class {|FB0108:Orders|};")]
    [InlineData("[Bucket<OrderKey, Order>(\"orders\", Json = typeof(Order))] sealed partial class {|FB0108:Orders|};")]
    [InlineData("[Bucket<OrderKey, Order>(\"orders\", Json = typeof(int[]))] sealed partial class {|FB0108:Orders|};")]
    [InlineData("[Bucket<OrderKey, Order>(\"orders\", Serializer = typeof(Order))] sealed partial class {|FB0108:Orders|};")]
    [InlineData("[Bucket<OrderKey, Order>(\"orders\", Serializer = typeof(IContentSerializer<Order>))] sealed partial class {|FB0108:Orders|};")]
    [InlineData("[Bucket<OrderKey, Order>(\"orders\", Serializer = typeof(IContentSerializer<>))] sealed partial class {|FB0108:Orders|};")]
    [InlineData("partial class Outer { [Bucket<OrderKey, Order>(\"orders\")] public sealed partial class {|FB0108:Orders|}; }")]
    public Task Reported(string source) => Check(source, TypedWorld.Context("AppJson", "string"));

    [Fact]
    public Task Reported_with_two_contexts() => Check(
        "[Bucket<OrderKey, Order>(\"orders\")] sealed partial class {|FB0108:Orders|};",
        TypedWorld.Context("AJson", "Order"),
        TypedWorld.Context("BJson", "Order"));

    [Theory]
    [InlineData("private")]
    [InlineData("protected")]
    public Task Reported_with_a_context_out_of_reach(string visibility) => Check(
        "[Bucket<OrderKey, Order>(\"orders\")] sealed partial class {|FB0108:Orders|};",
        $"partial class Outer {{ {TypedWorld.Context("AppJson", "Order", visibility)} }}");

    [Fact]
    public Task Reported_with_a_serializer_of_another_type() => Check(
        "[Bucket<OrderKey, Order>(\"orders\", Serializer = typeof(Text))] sealed partial class {|FB0108:Orders|};", TypedWorld.Serializer("Text", "string"));

    [Theory]
    [InlineData("public Text(int x) => _ = x;")]
    [InlineData("private Text() { }")]
    public Task Reported_with_a_serializer_that_cannot_be_made(string constructor) => Check(
        "[Bucket<OrderKey, Order>(\"orders\", Serializer = typeof(Text))] sealed partial class {|FB0108:Orders|};",
        TypedWorld.Serializer("Text", "Order", constructor));

    [Fact]
    public Task Reported_of_each_bucket() => Check(
        "[Storage] static partial class Storage; [Bucket<OrderKey, Order>(\"a\")] partial class {|FB0108:A|}; [Bucket<OrderKey, Order>(\"b\")] partial class {|FB0108:B|};");

    private static Task Check(params string[] sources) =>
        DeclarationTest<ContentSerializationAnalyzer>.Reports([TypedWorld.Types, .. sources]);
}
