using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Fluent.Buckets.Generators.Tests;

/// <summary>Keys are read by their own declarations only: what an edit of one makes the buckets do again.</summary>
public sealed class JoinedKeyTests
{
    private const string Facade = "namespace App { [Storage] public static partial class Storage; class Program { int X() => 1; } }";

    private static readonly string[] Sources =
    [
        Facade,
        "namespace App { [ObjectKey(\"{Year:D4}/{Id}.json\")] public readonly partial record struct OrderKey(int Year, int Id); }",
        "namespace App { [ObjectKey(\"{Name}\")] public sealed partial record NameKey(string Name); }",
        """
        namespace App
        {
            public sealed record Order(string Customer);
            [Bucket<OrderKey, Order>("orders")] public sealed partial class Orders { public int Count() => 1; }
            [Bucket<OrderKey>("files")] public sealed partial class Files;
            [Bucket<NameKey>("names")] public sealed partial class Names;
            [Bucket<NameKey, Order>("named")] public sealed partial class Named;
            [Bucket("plain")] public sealed partial class Plain;
        }
        """,
        TypedSources.Context,
    ];

    [Fact]
    public void Other_parameters_reach_the_buckets_of_that_key_only()
    {
        Rerun rerun = Rerun.AfterEdit(Sources, 1, "int Id", "long Id");
        rerun.ReemittedOnly("App.Files.g.cs", "App.OrderKey.g.cs", "App.Orders.g.cs");
        Assert.Equal(
            [(IncrementalStepRunReason.Cached, 3), (IncrementalStepRunReason.Modified, 2)],
            Count(rerun.Reasons(TrackingNames.Buckets)));
        Assert.All(rerun.Reasons(TrackingNames.FacadeFiles), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Theory]
    [InlineData("D4", "D5")]
    [InlineData(".json", ".xml")]
    public void What_buckets_do_not_need_of_a_key_stays_with_the_key(string old, string @new)
    {
        Rerun rerun = Rerun.AfterEdit(Sources, 1, old, @new);
        rerun.ReemittedOnly("App.OrderKey.g.cs");
        foreach (string step in new[] { TrackingNames.KeyTables, TrackingNames.Buckets, TrackingNames.BucketFiles })
        {
            Assert.All(rerun.Reasons(step), reason => Assert.Equal((step, IncrementalStepRunReason.Cached), (step, reason)));
        }
    }

    [Fact]
    public void One_key_of_many()
    {
        string[] sources =
        [
            Facade,
            .. Enumerable.Range(0, 60).Select(static i => $$"""
                [ObjectKey("{A}/{B}")] public readonly partial record struct Key{{i}}(int A, int B);
                [Bucket<Key{{i}}>("bucket-{{i}}")] public sealed partial class Bucket{{i}};
                """),
        ];
        Rerun.AfterEdit(sources, 30, "int B", "long B").ReemittedOnly("Bucket29.g.cs", "Key29.g.cs");
    }

    [Fact]
    public void Key_that_comes_later()
    {
        CSharpCompilation before = App.Compile([.. Sources[..2], .. Sources[3..]]);
        Rerun.After(before, before.AddSyntaxTrees(App.Parse(Sources[2], "NameKey.cs")))
            .ReemittedOnly("App.NameKey.g.cs", "App.Named.g.cs", "App.Names.g.cs", "App.Storage.g.cs");
    }

    // Roslyn matches files by their position among those with attributes, so what comes behind is written again with the same text.
    [Fact]
    public void Key_that_is_none_any_more()
    {
        Rerun rerun = Rerun.AfterEdit(Sources, 2, "[ObjectKey(\"{Name}\")]", string.Empty);
        rerun.ChangedOnly("App.Storage.g.cs");
        rerun.Removed("App.Names.g.cs", "App.Named.g.cs", "App.NameKey.g.cs");
    }

    [Fact]
    public void Bucket_with_another_key() =>
        Rerun.AfterEdit(Sources, 3, "Bucket<NameKey>", "Bucket<OrderKey>").ReemittedOnly("App.Names.g.cs");

    [Fact]
    public void Member_that_stands_in_the_place_of_what_the_key_brings()
    {
        Rerun rerun = Rerun.AfterEdit(Sources, 3, "public int Count", "public int Object(int year, int id) => 1; public int Count");
        rerun.ReemittedOnly("App.Orders.g.cs");
        Rerun.AfterEdit(Sources, 3, "public int Count", "public int Object(string text) => 1; public int Count").ReemittedOnly();
    }

    private static IEnumerable<(IncrementalStepRunReason Reason, int Count)> Count(IEnumerable<IncrementalStepRunReason> reasons) => reasons
        .GroupBy(static reason => reason)
        .Select(static group => (group.Key, group.Count()))
        .OrderBy(static counted => counted.Key.ToString(), StringComparer.Ordinal);
}
