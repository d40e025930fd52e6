using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Fluent.Buckets.Generators.Tests;

/// <summary>What is emitted compiles without a warning, wherever and however the declarations are written.</summary>
public sealed class CompileTests
{
    private static readonly string[] FacadeKinds = ["public static", "internal static", "public sealed", "internal", "public"];

    private static readonly string[] Places =
    [
        "{0}",
        "namespace App {{ {0} }}",
        "namespace App.Very.Deep {{ {0} }}",
        "partial class AroundAll {{ {0} }}",
        "namespace App {{ public partial class Around {{ internal partial class Inner {{ {0} }} }} }}",
        "namespace App {{ partial struct Value {{ {0} }} }}",
        "namespace App {{ readonly ref partial struct Span {{ {0} }} }}",
        "namespace App {{ partial interface IAround {{ {0} }} }}",
        "namespace App {{ partial record Row {{ {0} }} }}",
        "namespace App {{ partial record struct Point{1}(int X) {{ {0} }} }}",
        "namespace App {{ static partial class Tools {{ {0} }} }}",
        "namespace App {{ partial class Primary{1}(int x) {{ public int X => x; {0} }} }}",
    ];

    private static readonly string[] Arguments =
    [
        "\"photos\"",
        "\"photos\", Store = \"archive\"",
        "\"photos\", Accessor = \"Pictures\"",
        "\"photos\", Providers = Providers.S3 | Providers.Azure",
        "name: \"a\\\"b\\\\c\\n<&>\", Store = \"x\\\"y\"",
    ];

    [Fact]
    public void Every_place_kind_and_argument()
    {
        foreach (string kind in FacadeKinds)
        {
            foreach (string facadePlace in Places)
            {
                // Each bucket in a project of its own would take minutes; a place of its own does as well.
                List<string> sources = [Format(facadePlace, $"[Storage] {kind} partial class Storage;", 1000)];
                for (int i = 0; i < Places.Length * Arguments.Length; i++)
                {
                    string visibility = i % 2 == 0 ? "public" : "internal";
                    string arguments = Arguments[i % Arguments.Length].Replace("Pictures", $"Pictures{i}", StringComparison.Ordinal);
                    sources.Add(Format(Places[i / Arguments.Length], $"[Bucket({arguments})] {visibility} sealed partial class Photos{i};", i));
                }

                Generated generated = App.Generate([.. sources]).Compiles();
                Assert.Equal(sources.Count, generated.Files.Count);
                Assert.Equal(sources.Count - 1, generated.Files.Sum(static file => file.Value.Split("/// <summary>The bucket").Length - 1));
            }
        }
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.CSharp13)]
    [InlineData(LanguageVersion.Latest)]
    [InlineData(LanguageVersion.Preview)]
    public void Every_language_version(LanguageVersion version)
    {
        CSharpCompilation compilation = App.Compile();
        SyntaxTree tree = CSharpSyntaxTree.ParseText(
            """
            using Fluent.Buckets;
            [Storage] static partial class Storage;
            [Storage] sealed partial class Media;
            [Bucket("a", Facade = typeof(Storage))] sealed partial class Photos;
            [Bucket("b", Facade = typeof(Media))] sealed partial class Songs;
            """,
            App.Parsing.WithLanguageVersion(version),
            cancellationToken: TestContext.Current.CancellationToken);
        App.Generate(compilation.AddSyntaxTrees(tree)).Compiles().HasFiles("Storage.g.cs", "Media.g.cs", "Photos.g.cs", "Songs.g.cs");
    }

    [Theory]
    [InlineData("namespace App { class System; class Fluent; class Bucket; class String; class ObjectStore; class Object; interface IDisposable; }")]
    [InlineData("namespace App.System { class Action; } namespace App.Fluent.Buckets { class Bucket; } namespace App.Fluent { class StoreRegistry; }")]
    [InlineData("namespace App { static class Extensions { public static void Configure(this object o) => _ = o; } }")]
    public void Names_that_hide_ours(string others) => App.Generate(
        others,
        """
        namespace App
        {
            [global::Fluent.Buckets.Storage] public static partial class Storage;
            [global::Fluent.Buckets.Storage] public sealed partial class Media;
            [global::Fluent.Buckets.Bucket("a", Facade = typeof(Storage))] public sealed partial class Photos;
            [global::Fluent.Buckets.Bucket("b", Facade = typeof(Media))] public sealed partial class Songs;
        }
        """).Compiles().HasFiles("App.Storage.g.cs", "App.Media.g.cs", "App.Photos.g.cs", "App.Songs.g.cs");

    [Theory]
    [InlineData("@class")]
    [InlineData("@event")]
    [InlineData("@record")]
    [InlineData("@value")]
    [InlineData("@field")]
    [InlineData("@namespace")]
    [InlineData("Ünïcödé")]
    [InlineData("图片")]
    [InlineData("_")]
    [InlineData("__")]
    public void Odd_identifiers(string name) => App.Generate($$"""
        namespace @namespace.{{name}}Space
        {
            partial class {{name}}Outer
            {
                [Storage] public static partial class Storage;
            }

            partial struct @struct
            {
                [Bucket("a")] public sealed partial class {{name}};
            }
        }
        """).Compiles();

    [Fact]
    public void Accessor_that_is_a_keyword() => Assert.Equal(
        Accessibility.Public,
        App.Generate("""[Storage] public static partial class Storage; [Bucket("a", Accessor = "class")] public sealed partial class Photos;""")
            .Compiles().AccessorOf("Storage", "class"));

    [Theory]
    [InlineData("static")]
    [InlineData("sealed")]
    public void Bucket_that_is_obsolete(string kind) => App.Generate($$"""
        [Storage] {{kind}} partial class Storage;
        [System.Obsolete("Use Images.")] [Bucket("a")] sealed partial class Photos;
        [System.Obsolete] [Bucket("b")] sealed partial class Songs;
        """).Compiles();

    [Fact]
    public void Names_that_differ_by_case_only() => Assert.Equal(
        4,
        App.Generate("""
            namespace App { [Storage] static partial class Storage; [Bucket("a")] sealed partial class Photos; [Bucket("b")] sealed partial class PHOTOS; }
            namespace app { [Bucket("c", Accessor = "Other")] sealed partial class Photos; }
            """).Compiles().Files.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());

    [Fact]
    public void Several_parts_of_one_class() => App.Generate(
        "[Storage] static partial class Storage; static partial class Storage { public static Bucket Thumbs { get; } = Photos.Within(\"thumbs/\"); }",
        "[Bucket(\"a\")] sealed partial class Photos { public Photos(int x) : this(ObjectStore.Open(\"memory:\")) => X = x; public int X { get; } }",
        "sealed partial class Photos : System.IFormattable { public string ToString(string? a, System.IFormatProvider? b) => string.Empty; }",
        "partial class Photos : Bucket { public Photos(object? o) : this(1) => _ = o; }").Compiles();

    [Fact]
    public void Attributes_in_every_spelling() => App.Generate(
        """
        using B = Fluent.Buckets.BucketAttribute;
        [global::Fluent.Buckets.StorageAttribute()] static partial class Storage;
        [B("a")] sealed partial class Photos;
        [type: Bucket("b"), System.Serializable] sealed partial class Songs;
        """).Compiles().HasFiles("Storage.g.cs", "Photos.g.cs", "Songs.g.cs");

    [Fact]
    public void Instance_facade_with_a_constructor_of_its_own() => App.Generate("""
        [Storage] sealed partial class Media
        {
            public Media() { }
            public Media(string url) : this(s => s.Open(url)) { }
            public Media(bool _) : this(ObjectStore.Open("memory:")) { }
        }
        [Bucket("a")] sealed partial class Photos;
        """).Compiles();

    [Fact]
    public void App_in_use() => App.Generate("""
        [Storage] static partial class Storage;
        [Bucket("a")] sealed partial class Photos;
        static class Program
        {
            static async System.Threading.Tasks.Task Main()
            {
                Storage.Configure(s => s.UseMemory());
                using (Storage.Use(ObjectStore.Open("memory:"), name: "x"))
                {
                    ObjectInfo info = await Storage.Photos.Object("k").UploadText("t").IfAbsent();
                    await new Photos(ObjectStore.Open("memory:")).Object(info.Key).Delete();
                }
            }
        }
        """).Compiles();

    private static string Format(string place, string declaration, int number) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, place, declaration, number);

    [Fact]
    public void Facade_with_a_required_member_is_none_for_a_container() => Assert.DoesNotContain(
        "IStorageFacade",
        App.Generate("[Storage] public sealed partial class Media { public required string Name { get; init; } }").Compiles().Files["Media.g.cs"],
        StringComparison.Ordinal);

    [Fact]
    public void Facade_with_its_own_registration_and_configuration()
    {
        string file = App.Generate("""
            [Storage] public static partial class Storage
            {
                public static void Configure(Microsoft.Extensions.Configuration.IConfiguration section) => _ = section;
                public static void Registration(int x) => _ = x;
            }
            """).Compiles().Files["Storage.g.cs"];
        Assert.DoesNotContain("IConfiguration", file, StringComparison.Ordinal);
        Assert.DoesNotContain("Registration", file, StringComparison.Ordinal);
        Assert.Contains("void Configure(", file, StringComparison.Ordinal);
    }

    [Fact]
    public void App_without_a_reference_to_configuration()
    {
        CSharpCompilation compilation = App.Compile(
            "[Storage] public static partial class Storage; [Bucket(\"a\")] public sealed partial class Photos; class C { object o = Storage.Photos; }");
        MetadataReference[] references = [.. compilation.References.Where(static reference => reference.Display?.Contains("Microsoft.Extensions.", StringComparison.Ordinal) == true)];
        Assert.Equal(2, references.Length);
        Generated generated = App.Generate(compilation.RemoveReferences(references)).Compiles();
        Assert.DoesNotContain("IConfiguration", generated.Files["Storage.g.cs"], StringComparison.Ordinal);
    }
}
