using Microsoft.CodeAnalysis.CSharp;

namespace Fluent.Buckets.Generators.Tests;

/// <summary>What an edit of a key, or beside it, makes the generator do again.</summary>
public sealed class KeyIncrementalTests
{
    private static readonly string[] Sources =
    [
        """
        namespace App
        {
            [Storage] public static partial class Storage;
            [Bucket("photos")] public sealed partial class Photos;
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
    ];

    [Fact]
    public void Edit_inside_a_method_of_a_key() => Rerun.AfterEdit(Sources, 1, "+ 1", "+ 2").ReranNothing();

    [Fact]
    public void New_member_of_a_key() => Rerun.AfterEdit(Sources, 1, "public int", "public int Last() => Year - 1; public int").ReranNothing();

    [Fact]
    public void Documentation_comment() => Rerun.AfterEdit(Sources, 1, "Orders.", "All orders.").ReranNothing();

    [Fact]
    public void Whitespace_above() => Rerun.AfterEdit(Sources, 1, "namespace App", "\n\n   namespace App").ReranNothing();

    [Fact]
    public void Bucket_edited() => Rerun.AfterEdit(Sources, 0, "\"photos\"", "\"images\"").ReemittedOnly("App.Photos.g.cs");

    [Fact]
    public void Another_literal() => Rerun.AfterEdit(Sources, 1, ".json", ".xml").ReemittedOnly("App.OrderKey.g.cs");

    [Fact]
    public void Another_format() => Rerun.AfterEdit(Sources, 1, "D4", "D5").ReemittedOnly("App.OrderKey.g.cs");

    [Fact]
    public void Parameter_of_another_type() => Rerun.AfterEdit(Sources, 1, "int Year", "long Year").ReemittedOnly("App.OrderKey.g.cs");

    [Fact]
    public void Template_that_is_wrong_now()
    {
        Rerun rerun = Rerun.AfterEdit(Sources, 1, "{Id}", "{Ix}");
        rerun.ReemittedOnly();
        rerun.Removed("App.OrderKey.g.cs");
    }

    [Fact]
    public void Key_renamed()
    {
        Rerun rerun = Rerun.AfterEdit(Sources, 1, "struct OrderKey", "struct BillKey");
        rerun.ReemittedOnly("App.BillKey.g.cs");
        rerun.Removed("App.OrderKey.g.cs");
    }

    [Fact]
    public void Key_added_in_a_new_file()
    {
        CSharpCompilation before = App.Compile(Sources);
        Rerun.After(before, before.AddSyntaxTrees(App.Parse("[ObjectKey(\"{A}\")] partial record struct NewKey(int A);", "NewKey.cs")))
            .ReemittedOnly("NewKey.g.cs");
    }
}
