using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Fluent.Buckets.Generators.Tests;

/// <summary>Typed buckets whose keys another project declares.</summary>
public sealed class ReferencedKeyTests
{
    private const string Bucket = """
        namespace App
        {
            [Storage] public static partial class Storage;
            [Bucket<Library.OrderKey>("orders")] public sealed partial class Orders;
        }
        """;

    private static readonly CSharpCompilation Library = App.Compile("""
        namespace Library
        {
            /// <summary>The key of an order.</summary>
            /// <param name="Year">The year.</param>
            /// <param name="Id">Which one.</param>
            [ObjectKey("{Year:D4}/{Id}.json")]
            public readonly partial record struct OrderKey(int Year, int Id);
        }
        """).WithAssemblyName("Library");

    [Fact]
    public void Compiled()
    {
        using var image = new MemoryStream();
        Assert.True(App.Generate(Library).Compiles().Compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        Takes(MetadataReference.CreateFromImage(image.ToArray()), documented: false);
    }

    [Fact]
    public void In_source_with_its_generated_part() => Takes(App.Generate(Library).Compilation.ToMetadataReference(), documented: true);

    [Fact]
    public void In_source_alone() => Assert.Contains(
        "Object(int year, int id)",
        App.Generate(App.Compile(Bucket).AddReferences(Library.ToMetadataReference())).Files["App.Orders.g.cs"],
        StringComparison.Ordinal);

    [Fact]
    public void That_cannot_be_served()
    {
        CSharpCompilation wrong = App.Compile("namespace Library { [ObjectKey(\"{Nothing}\")] public partial record struct OrderKey(int Id); }")
            .WithAssemblyName("Library");
        App.Generate(App.Compile(Bucket).AddReferences(wrong.ToMetadataReference())).Compiles().HasFiles("App.Storage.g.cs");
    }

    private static void Takes(MetadataReference library, bool documented)
    {
        Generated generated = App.Generate(App.Compile(Bucket).AddReferences(library)).Compiles();
        generated.HasFiles("App.Orders.g.cs", "App.Storage.g.cs");
        string file = generated.Files["App.Orders.g.cs"];
        Assert.Contains("Object(int year, int id)", file, StringComparison.Ordinal);
        Assert.Contains("List(int year, ", file, StringComparison.Ordinal);
        Assert.Contains($"<param name=\"year\">{(documented ? "The year." : "The key's <c>Year</c>.")}</param>", file, StringComparison.Ordinal);
    }
}
