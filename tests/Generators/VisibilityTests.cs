using Microsoft.CodeAnalysis;

namespace Fluent.Buckets.Generators.Tests;

/// <summary>Accessors under every accessibility of façade and bucket. The compiler is the judge of what is the widest that compiles.</summary>
public sealed class VisibilityTests
{
    private static readonly string[] Nested = ["public", "internal", "protected", "protected internal", "private protected", "private"];
    private static readonly string[] TopLevel = ["public", "internal"];

    public static TheoryData<string> Facades => new("static", "instance");

    [Theory]
    [MemberData(nameof(Facades))]
    public void Nested_side_by_side(string kind) =>
        Check(kind, Nested, Nested, "public partial class Outer { $facade $bucket }", "Outer.Photos");

    [Theory]
    [MemberData(nameof(Facades))]
    public void Nested_in_different_types(string kind) =>
        Check(kind, Nested, Nested, "public partial class Outer { $facade } public partial class Other { $bucket }", "Other.Photos");

    [Theory]
    [MemberData(nameof(Facades))]
    public void Facade_deeper_than_the_bucket(string kind) => Check(
        kind, Nested, Nested, "public partial class Outer { protected partial class Middle { $facade } $bucket }", "Outer.Photos");

    [Theory]
    [MemberData(nameof(Facades))]
    public void Bucket_deeper_than_the_facade(string kind) => Check(
        kind, Nested, Nested, "public partial class Outer { $facade protected internal partial class Middle { $bucket } }", "Outer.Middle.Photos");

    [Theory]
    [MemberData(nameof(Facades))]
    public void Both_top_level(string kind) => Check(kind, TopLevel, TopLevel, "$facade $bucket", "Photos");

    [Theory]
    [MemberData(nameof(Facades))]
    public void Facade_top_level(string kind) =>
        Check(kind, TopLevel, Nested, "$facade public partial class Outer { $bucket }", "Outer.Photos");

    [Theory]
    [MemberData(nameof(Facades))]
    public void Bucket_top_level(string kind) =>
        Check(kind, Nested, TopLevel, "public partial class Outer { $facade } $bucket", "Photos");

    [Fact]
    public void Bucket_in_an_instance_facade() => Check("instance", TopLevel, Nested, "$facade partial class Facade { $bucket }", "Facade.Photos");

    [Fact]
    public void Bucket_in_a_static_facade() =>
        Check("static", TopLevel, ["public", "internal", "private"], "$facade static partial class Facade { $bucket }", "Facade.Photos");

    private static void Check(string kind, string[] facades, string[] buckets, string arrangement, string bucketPath)
    {
        string modifier = kind == "static" ? "static " : string.Empty;
        foreach (string facade in facades)
        {
            foreach (string bucket in buckets)
            {
                string source = arrangement
                    .Replace("$facade", $"[Storage] {facade} {modifier}partial class Facade {{ }}", StringComparison.Ordinal)
                    .Replace("$bucket", $"[Bucket(\"b\", Accessor = \"Handle\")] {bucket} partial class Photos;", StringComparison.Ordinal);
                Generated generated = App.Generate(source);
                Assert.True(generated.Diagnostics.IsEmpty, source + '\n' + string.Join('\n', generated.Diagnostics));
                INamedTypeSymbol type = Assert.Single(
                    generated.Compilation.GetSymbolsWithName("Facade", SymbolFilter.Type, TestContext.Current.CancellationToken)
                        .OfType<INamedTypeSymbol>());
                string? wider = WiderThan(type.GetMembers("Handle").SingleOrDefault()?.DeclaredAccessibility);
                if (wider is not null)
                {
                    AssertRefused(source.Replace(
                        "partial class Facade { }",
                        $"partial class Facade {{ {wider} {modifier}{bucketPath} Wider => throw null!; }}",
                        StringComparison.Ordinal));
                }
            }
        }
    }

    private static string? WiderThan(Accessibility? accessibility) => accessibility switch
    {
        Accessibility.Public => null,
        Accessibility.Internal => "public",
        Accessibility.Private => "internal",
        _ => "private",
    };

    private static void AssertRefused(string source)
    {
        IEnumerable<string> errors = App.Compile(source).GetDiagnostics(TestContext.Current.CancellationToken)
            .Select(static diagnostic => diagnostic.Id);
        Assert.True(errors.Intersect(["CS0053", "CS0122"]).Any(), $"The accessor could be wider: {source}");
    }
}
