namespace Fluent.Buckets.Generators.Tests;

/// <summary>For a typed bucket that cannot be served nothing is emitted that could add a compiler error.</summary>
public sealed class TypedInvalidTests
{
    [Theory]
    [InlineData("[Bucket<int>(\"a\")] sealed partial class Orders;")]
    [InlineData("[Bucket<string>(\"a\")] sealed partial class Orders;")]
    [InlineData("[Bucket<App.Order>(\"a\")] sealed partial class Orders;")]
    [InlineData("[Bucket<App.OrderKey[]>(\"a\")] sealed partial class Orders;")]
    [InlineData("[Bucket<App.OrderKey, int>(\"a\")] sealed partial class Orders;")]
    [InlineData("[Bucket<App.OrderKey, App.OrderKey>(\"a\")] sealed partial class Orders;")]
    [InlineData("[Bucket<App.OrderKey, Hidden>(\"a\")] public sealed partial class Orders; class Hidden;")]
    [InlineData("[Bucket<App.OrderKey, Hidden[]>(\"a\")] public sealed partial class Orders; class Hidden;")]
    [InlineData("[Bucket<App.OrderKey, System.Collections.Generic.List<Hidden>>(\"a\")] public sealed partial class Orders; class Hidden;")]
    [InlineData("partial class Outer { [Bucket<App.OrderKey, Hidden>(\"a\")] public sealed partial class Orders; class Hidden; }")]
    [InlineData("[Bucket<App.OrderKey, Hidden>(\"a\")] sealed partial class Orders; file class Hidden;")]
    [InlineData("[Bucket<App.OrderKey>(\"a\")] sealed partial class Orders<T>;")]
    [InlineData("[Bucket<App.OrderKey>(\"a\")] sealed partial record Orders;")]
    [InlineData("[Bucket<App.OrderKey>(null!)] sealed partial class Orders;")]
    [InlineData("[Bucket<App.OrderKey>(\"a\"), Bucket(\"b\")] sealed partial class Orders;")]
    [InlineData("[Bucket<App.OrderKey>(\"a\"), Bucket<App.OrderKey, App.Order>(\"b\")] sealed partial class Orders;")]
    [InlineData("[Bucket<App.OrderKey>(\"a\")] sealed partial class Orders : System.Exception;")]
    public void Bucket_that_cannot_be_served(string declaration) =>
        App.Generate(TypedSources.Key, TypedSources.Context, declaration).Compiles().HasFiles();

    [Fact]
    public void Types_that_do_not_exist_are_the_compilers() => App.Generate(
        TypedSources.Key, "[Bucket<Missing>(\"a\")] sealed partial class A; [Bucket<App.OrderKey, Missing>(\"b\")] sealed partial class B;")
        .Reports("CS0246", "CS0246").HasFiles();

    [Theory]
    [InlineData("private sealed class Inner { } [Bucket<App.OrderKey, Inner>(\"a\")] private sealed partial class Orders;")]
    [InlineData("internal sealed class Inner { } [Bucket<App.OrderKey, Inner>(\"a\")] internal sealed partial class Orders;")]
    [InlineData("protected sealed class Inner { } [Bucket<App.OrderKey, Inner>(\"a\")] private sealed partial class Orders;")]
    public void Content_that_is_seen_with_its_bucket(string members) =>
        App.Generate(TypedSources.Key, $"public partial class Outer {{ {members} }}").Compiles().HasFiles("Outer+Orders.g.cs");

    [Theory]
    [InlineData("public int Object => 1;", "Object", 0)]
    [InlineData("public int Object(int year, int month, System.Guid id) => 1;", "Object", 0)]
    [InlineData("public int Object(string text) => 1;", "Object", 1)]
    [InlineData("public int Create(int a, int b, System.Guid c) => 1;", "Create", 0)]
    [InlineData("public int List(int year, System.Threading.CancellationToken token) => 1;", "List", 0)]
    [InlineData("public int List(int year) => 1;", "List", 2)]
    [InlineData("public class ReadAll;", "ReadAll", 0)]
    [InlineData("public int DeleteAll(int year, int month, System.Threading.CancellationToken token) => 1;", "DeleteAll", 0)]
    public void Own_member_in_the_place_of_a_verb(string member, string verb, int left)
    {
        string file = App.Generate(
            TypedSources.Key,
            TypedSources.Context,
            $"#pragma warning disable CS0108, CA1822\n[Bucket<App.OrderKey, App.Order>(\"a\")] sealed partial class Orders {{ {member} }}")
            .Compiles().Files["Orders.g.cs"];
        Assert.Equal(left, file.Split($" base.{verb}(").Length - 1);
    }
}
