using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Fluent.Buckets.Generators.Tests;

/// <summary>What an edit of a typed bucket, its key, its content or its context makes the generator do again.</summary>
public sealed class TypedIncrementalTests
{
    private static readonly string[] Sources =
    [
        """
        namespace App
        {
            [Storage] public static partial class Storage;
            [Bucket("photos")] public sealed partial class Photos;
            class Program { void Run() { int x = 1; } }
        }
        """,
        """
        namespace App
        {
            /// <summary>The key of an order.</summary>
            /// <param name="Year">The year.</param>
            /// <param name="Number">The number.</param>
            [ObjectKey("{Year:D4}/{Number:D6}.json")]
            public readonly partial record struct OrderKey(int Year, int Number)
            {
                public int Next() => Number + 1;
            }
        }
        """,
        """
        namespace App
        {
            public sealed record Order(string Customer);
            [Bucket<OrderKey, Order>("orders")] public sealed partial class Orders;
            [Bucket<OrderKey>("files")] public sealed partial class Files;
        }
        """,
        TypedSources.Context,
    ];

    [Fact]
    public void Unrelated_edit() => Rerun.AfterEdit(Sources, 0, "x = 1", "x = 12").ReranNothing();

    [Fact]
    public void New_unrelated_file()
    {
        CSharpCompilation before = App.Compile(Sources);
        Rerun.After(before, before.AddSyntaxTrees(App.Parse("class New { }", "New.cs"))).ReranNothing();
    }

    [Fact]
    public void Edit_inside_a_method_of_a_key() => Rerun.AfterEdit(Sources, 1, "+ 1", "+ 2").ReranNothing();

    [Fact]
    public void Content_with_another_member() => Rerun.AfterEdit(Sources, 2, "string Customer", "string Name").ReranNothing();

    [Fact]
    public void Edit_inside_the_context() => Rerun.AfterEdit(Sources, 3, "=> null;", "=> default;").ReranNothing();

    [Fact]
    public void Documentation_of_a_keys_parameter() =>
        Rerun.AfterEdit(Sources, 1, "The year.", "The year of the order.").ReemittedOnly("App.Files.g.cs", "App.Orders.g.cs");

    [Fact]
    public void Literal_of_a_key() => Rerun.AfterEdit(Sources, 1, ".json", ".xml").ReemittedOnly("App.OrderKey.g.cs");

    [Fact]
    public void Parameter_of_a_key_renamed() => Rerun.AfterEdit(Sources, 1, "Year", "Period")
        .ReemittedOnly("App.Files.g.cs", "App.OrderKey.g.cs", "App.Orders.g.cs");

    [Fact]
    public void Bucket_with_another_name() => Rerun.AfterEdit(Sources, 2, "\"orders\"", "\"bills\"").ReemittedOnly("App.Orders.g.cs");

    [Fact]
    public void Bucket_renamed()
    {
        Rerun rerun = Rerun.AfterEdit(Sources, 2, "class Orders", "class Bills");
        rerun.ReemittedOnly("App.Bills.g.cs", "App.Storage.g.cs");
        rerun.Removed("App.Orders.g.cs");
    }

    [Fact]
    public void Bucket_without_content_any_more() =>
        Rerun.AfterEdit(Sources, 2, "OrderKey, Order>", "OrderKey>").ChangedOnly("App.Orders.g.cs");

    [Fact]
    public void Context_renamed() => Rerun.AfterEdit(Sources, 3, "AppJson", "OtherJson").ReemittedOnly("App.Orders.g.cs");

    [Fact]
    public void Context_that_knows_another_type_beside() =>
        Rerun.AfterEdit(Sources, 3, "[JsonSerializable(typeof(Order))]", "[JsonSerializable(typeof(Order)), JsonSerializable(typeof(int))]").ReemittedOnly();

    [Fact]
    public void Context_that_does_not_know_the_type_any_more() =>
        Rerun.AfterEdit(Sources, 3, "typeof(Order)", "typeof(string)").ReemittedOnly("App.Orders.g.cs");

    [Fact]
    public void Second_context_that_knows_the_type()
    {
        CSharpCompilation before = App.Compile(Sources);
        SyntaxTree added = App.Parse(TypedSources.ContextOf("OtherJson", "Order"), "Other.cs");
        Rerun.After(before, before.AddSyntaxTrees(added)).ReemittedOnly("App.Orders.g.cs");
    }

    [Fact]
    public void Key_that_cannot_be_served_any_more()
    {
        Rerun rerun = Rerun.AfterEdit(Sources, 1, "{Number:D6}", "{Nothing}");
        rerun.ReemittedOnly("App.Storage.g.cs");
        rerun.Removed("App.Files.g.cs", "App.Orders.g.cs", "App.OrderKey.g.cs");
    }
}
