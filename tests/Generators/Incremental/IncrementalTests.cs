using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Fluent.Buckets.Generators.Tests;

/// <summary>What an edit makes the generator do again.</summary>
public sealed class IncrementalTests
{
    private static readonly string[] Sources =
    [
        """
        namespace App
        {
            [Storage] public static partial class Storage;
            class Program { void Run() { int x = 1; } }
        }
        """,
        """
        namespace App
        {
            /// <summary>Pictures.</summary>
            [Bucket("photos", Store = "archive")]
            public sealed partial class Photos
            {
                public int Count() => 1;
            }
        }
        """,
        """
        namespace App
        {
            [Bucket("songs")] public sealed partial class Songs;
            [Bucket("films")] public sealed partial class Films;
        }
        """,
        """
        namespace App
        {
            /// <summary>Orders.</summary>
            [ObjectKey("{Year:D4}/{Id}.json")]
            public readonly partial record struct OrderKey(int Year, System.Guid Id)
            {
                public int Next() => Year + 1;
            }

            [ObjectKey("{Name}")] public sealed partial record NameKey(string Name);
        }
        """,
        """
        namespace App
        {
            public sealed record Order(int Number);
            [Bucket<OrderKey, Order>("orders")] public sealed partial class Orders;
            [Bucket<NameKey>("files")] public sealed partial class Files;
        }
        """,
        TypedSources.Context,
    ];

    [Fact]
    public void Every_step_has_a_name() => Assert.Equal(18, Rerun.StepNames.Length);

    [Fact]
    public void Every_step_is_reached()
    {
        CSharpCompilation compilation = App.Compile(Sources);
        Rerun.After(compilation, compilation.Clone()).RanEveryStep();
    }

    [Fact]
    public void Nothing_changed()
    {
        CSharpCompilation compilation = App.Compile(Sources);
        Rerun.After(compilation, compilation.Clone()).ReemittedOnly();
    }

    [Fact]
    public void New_unrelated_file()
    {
        CSharpCompilation before = App.Compile(Sources);
        Rerun.After(before, before.AddSyntaxTrees(App.Parse("class New { }", "New.cs"))).ReranNothing();
    }

    [Fact]
    public void Unrelated_file_removed()
    {
        CSharpCompilation before = App.Compile([.. Sources, "class Old { }"]);
        Rerun.After(before, before.RemoveSyntaxTrees(before.SyntaxTrees[^1])).ReranNothing();
    }

    [Fact]
    public void Unrelated_edit_in_the_facades_file() => Rerun.AfterEdit(Sources, 0, "class Program", "class Program2").ReranNothing();

    [Fact]
    public void Edit_inside_a_method_of_another_class() => Rerun.AfterEdit(Sources, 0, "x = 1", "x = 12").ReranNothing();

    [Fact]
    public void Edit_inside_a_method_of_a_bucket() => Rerun.AfterEdit(Sources, 1, "=> 1", "=> 12").ReranNothing();

    [Fact]
    public void New_method_in_a_bucket() => Rerun.AfterEdit(Sources, 1, "public int", "public int Size() => 2; public int").ReranNothing();

    [Fact]
    public void Whitespace_above() => Rerun.AfterEdit(Sources, 1, "namespace App", "\n\n\n   namespace App").ReranNothing();

    [Fact]
    public void Documentation_comment() => Rerun.AfterEdit(Sources, 1, "Pictures.", "All pictures.").ReranNothing();

    [Fact]
    public void Providers_concern_the_analyzers_only() =>
        Rerun.AfterEdit(Sources, 1, "Store = \"archive\"", "Store = \"archive\", Providers = Providers.S3").ReranNothing();

    [Fact]
    public void Files_in_another_order()
    {
        CSharpCompilation before = App.Compile(Sources);
        CSharpCompilation after = before.RemoveAllSyntaxTrees().AddSyntaxTrees(before.SyntaxTrees.Reverse());
        Rerun rerun = Rerun.After(before, after);
        Assert.DoesNotContain(IncrementalStepRunReason.New, rerun.Reasons(TrackingNames.FacadeFiles));
        Assert.DoesNotContain(IncrementalStepRunReason.Modified, rerun.Reasons(TrackingNames.FacadeFiles));
    }

    [Fact]
    public void Bucket_with_another_name_in_the_store() => Rerun.AfterEdit(Sources, 1, "\"photos\"", "\"pictures\"").ReemittedOnly("App.Photos.g.cs");

    [Fact]
    public void Bucket_in_another_store() => Rerun.AfterEdit(Sources, 1, "\"archive\"", "\"attic\"").ReemittedOnly("App.Photos.g.cs");

    [Fact]
    public void Bucket_renamed()
    {
        Rerun rerun = Rerun.AfterEdit(Sources, 1, "class Photos", "class Images");
        rerun.ReemittedOnly("App.Images.g.cs", "App.Storage.g.cs");
        rerun.Removed("App.Photos.g.cs");
    }

    [Fact]
    public void Bucket_with_another_accessor() =>
        Rerun.AfterEdit(Sources, 1, "Store =", "Accessor = \"Images\", Store =").ChangedOnly("App.Photos.g.cs", "App.Storage.g.cs");

    [Fact]
    public void Bucket_that_is_internal_now() =>
        Rerun.AfterEdit(Sources, 1, "public sealed", "internal sealed").ChangedOnly("App.Storage.g.cs");

    [Fact]
    public void Bucket_added_in_a_new_file()
    {
        CSharpCompilation before = App.Compile(Sources);
        Rerun.After(before, before.AddSyntaxTrees(App.Parse("[Bucket(\"plays\")] sealed partial class Plays;", "Plays.cs")))
            .ReemittedOnly("App.Storage.g.cs", "Plays.g.cs");
    }

    [Fact]
    public void Bucket_added_at_the_end_of_a_file() =>
        Rerun.AfterEdit(Sources, 2, "partial class Films;", "partial class Films; [Bucket(\"plays\")] sealed partial class Plays;")
            .ReemittedOnly("App.Plays.g.cs", "App.Storage.g.cs");

    // Roslyn matches the classes of one file by their position, so what stands below is written again with the same text.
    [Fact]
    public void Bucket_added_above_another() =>
        Rerun.AfterEdit(Sources, 2, "[Bucket(\"films\")]", "[Bucket(\"plays\")] sealed partial class Plays; [Bucket(\"films\")]")
            .ChangedOnly("App.Plays.g.cs", "App.Storage.g.cs");

    [Fact]
    public void Bucket_removed()
    {
        Rerun rerun = Rerun.AfterEdit(Sources, 2, "[Bucket(\"films\")] ", string.Empty);
        rerun.ReemittedOnly("App.Storage.g.cs");
        rerun.Removed("App.Films.g.cs");
    }

    [Fact]
    public void Bucket_not_partial_any_more()
    {
        Rerun rerun = Rerun.AfterEdit(Sources, 2, "partial class Films", "class Films");
        rerun.ReemittedOnly("App.Storage.g.cs");
        rerun.Removed("App.Films.g.cs");
    }

    [Fact]
    public void Facade_with_an_unrelated_member() =>
        Rerun.AfterEdit(Sources, 0, "class Storage;", "class Storage { public static int Other => 1; }").ReemittedOnly();

    [Fact]
    public void Facade_that_is_an_instance_now() =>
        Rerun.AfterEdit(Sources, 0, "static partial", "sealed partial").ReemittedOnly("App.Storage.g.cs");

    [Fact]
    public void One_bucket_of_many()
    {
        string[] sources =
        [
            "[Storage] public static partial class Storage;",
            .. Enumerable.Range(0, 200).Select(static i => $"[Bucket(\"bucket-{i}\")] public sealed partial class Bucket{i};"),
        ];
        Rerun.AfterEdit(sources, 100, "bucket-99", "other").ReemittedOnly("Bucket99.g.cs");
    }
}
