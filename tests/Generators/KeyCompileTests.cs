using Microsoft.CodeAnalysis.CSharp;

namespace Fluent.Buckets.Generators.Tests;

/// <summary>What is emitted for keys compiles without a warning, and where nothing can be, nothing is.</summary>
public sealed class KeyCompileTests
{
    private static readonly string[] Kinds =
    [
        "public readonly partial record struct K(int A, string B);",
        "internal partial record struct K(int A, string B);",
        "partial record struct K(in int A, string? B = null);",
        "public sealed partial record K(int A, string B);",
        "public partial record K(int A, string B) : global::System.IEquatable<K>;",
        "public partial record class K(int A, string B) { public K(string b) : this(1, b) { } }",
        "public partial record struct K(int A, string B) { public string B { get; init; } = B; }",
        "public partial struct K { public int A { get; init; } public string B { get; set; } }",
        "public partial struct K { public int A; public string B; public const int C = 1; public static int D = 1; }",
        "public readonly partial struct K { public K(int a, string b) { A = a; B = b; } public int A { get; } public string B { get; } }",
        "public readonly partial struct K(int A, string b) { public int A { get; } = A; public readonly string B = b; }",
        "public sealed partial record K { public required int A { get; init; } public required string B { get; init; } }",
    ];

    private static readonly string[] Places =
    [
        "{0}",
        "namespace App {{ {0} }}",
        "namespace App.System.Fluent {{ partial class Outer {{ {0} }} class IKeyTemplate; class KeyText; }}",
        "namespace App {{ partial struct Value {{ partial interface I {{ {0} }} }} }}",
        "namespace App {{ partial record Row {{ {0} }} }}",
    ];

    public static TheoryData<string, string> All => new(Kinds.SelectMany(static _ => Places, static (kind, place) => (kind, place)));

    [Theory]
    [MemberData(nameof(All))]
    public void Every_kind_and_place(string kind, string place)
    {
        string declaration = $"[ObjectKey(\"a/{{A}}/{{B}}\")] {kind}";
        Assert.Single(App.Generate(string.Format(System.Globalization.CultureInfo.InvariantCulture, place, declaration)).Compiles().Files);
    }

    [Theory]
    [InlineData("{A}")]
    [InlineData("{A:D}")]
    [InlineData("{A:X8}")]
    [InlineData("{{{A}}}")]
    [InlineData("\\\"\\\\\\n\\u2028<&>/{A}")]
    [InlineData("😀{A}😀")]
    public void Every_template(string template) =>
        App.Generate($"[ObjectKey(\"{template}\")] partial record struct K(int A);").Compiles().HasFiles("K.g.cs");

    [Theory]
    [InlineData("@class")]
    [InlineData("@event")]
    [InlineData("value")]
    [InlineData("field")]
    [InlineData("s")]
    [InlineData("result")]
    [InlineData("Ünïcödé")]
    [InlineData("__")]
    [InlineData("global")]
    public void Odd_names(string name)
    {
        string hole = name.TrimStart('@');
        App.Generate($$$"""
            namespace @namespace
            {
                [ObjectKey("{{{{hole}}}}-{Other}-{other}")]
                public partial record struct K(int {{{name}}}, int Other, int @other);
                [ObjectKey("{{{{hole}}}}-{Last}")]
                public partial record struct {{{(name == "@class" ? "@record" : name + "Key")}}}(string {{{name}}}, bool Last);
            }
            """).Compiles();
    }

    [Theory]
    [InlineData("sbyte")]
    [InlineData("ulong")]
    [InlineData("System.UInt16")]
    [InlineData("System.Guid")]
    [InlineData("System.DateOnly")]
    [InlineData("System.TimeOnly")]
    [InlineData("System.DateTime")]
    [InlineData("System.DateTimeOffset")]
    [InlineData("System.DayOfWeek")]
    [InlineData("bool")]
    [InlineData("string")]
    [InlineData("string?")]
    [InlineData("char")]
    [InlineData("decimal")]
    [InlineData("System.Int128")]
    [InlineData("System.TimeSpan")]
    [InlineData("System.Numerics.BigInteger")]
    [InlineData("System.Net.IPAddress")]
    [InlineData("Inner")]
    [InlineData("Inner?")]
    public void Every_type(string type)
    {
        const string Inner = "[ObjectKey(\"{A}\")] public sealed partial record Inner(int A);";
        App.Generate(Inner, $"[ObjectKey(\"{{A}}/{{B}}\")] public partial record struct K({type} A, {type} B);").Compiles()
            .HasFiles("Inner.g.cs", "K.g.cs");
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.CSharp13)]
    [InlineData(LanguageVersion.Latest)]
    [InlineData(LanguageVersion.Preview)]
    public void Every_language_version(LanguageVersion version) => App.Generate(App.Compile().AddSyntaxTrees(CSharpSyntaxTree.ParseText(
        "[Fluent.Buckets.ObjectKey(\"{A}/{**B}\")] partial record struct K(int A, string B);",
        App.Parsing.WithLanguageVersion(version),
        cancellationToken: TestContext.Current.CancellationToken))).Compiles().HasFiles("K.g.cs");

    [Theory]
    [InlineData("[System.Obsolete] partial record struct K(int A);")]
    [InlineData("partial record struct K { public K(int a) => A = a; public int A { get; } [System.Obsolete] public int Old => A; }")]
    public void Other_attributes_and_members(string declaration) => App.Generate($"[ObjectKey(\"{{A}}\")] {declaration}").Compiles().HasFiles("K.g.cs");

    [Fact]
    public void No_parameters() => App.Generate("[ObjectKey(\"settings.json\")] partial record struct K;").Compiles().HasFiles("K.g.cs");

    [Fact]
    public void Names_that_differ_by_case_only() => Assert.Equal(
        3,
        App.Generate("""
            namespace A { [ObjectKey("{A}")] partial record struct Key(int A); [ObjectKey("{A}")] partial record struct KEY(int A); }
            namespace a { [Bucket("a")] sealed partial class Key; }
            """).Compiles().Files.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());

    [Theory]
    [InlineData("readonly record struct K(int A);")]
    [InlineData("sealed partial class K { public int A { get; init; } }")]
    [InlineData("abstract partial record K(int A);")]
    [InlineData("partial record struct K<T>(int A);")]
    [InlineData("file partial record struct K(int A);")]
    [InlineData("partial record Base; partial record K(int A) : Base;", "[ObjectKey(\"{A}\")] partial record K2(int A) : K(A);")]
    [InlineData("partial struct K { public K(int a) { } public K(long a) { } public int A { get; init; } }")]
    [InlineData("partial struct K { public K(int b) { } public int A { get; init; } }")]
    [InlineData("ref partial struct K { public int A { get; init; } }")]
    [InlineData("partial record K(int A) { public required int B { get; init; } }")]
    [InlineData("partial record struct K(int A) { public static K Parse(string s, System.IFormatProvider? p) => default; }")]
    [InlineData("partial record struct K(int A) { private static int TryFormat; }")]
    [InlineData("partial record struct K(int A, int B);")]
    [InlineData("partial record struct K(int B);")]
    [InlineData("partial record struct K(int? A);")]
    [InlineData("partial record struct K(object A);")]
    public void Nothing_for_what_cannot_be_served(string declaration, string? other = null)
    {
        // What the declarations themselves are warned of is not the generator's.
        Generated generated = App.Generate($"[ObjectKey(\"{{A}}\")] {declaration}", other ?? string.Empty);
        Assert.Empty(generated.Files);
    }
}
