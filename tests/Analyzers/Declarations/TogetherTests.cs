using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Fluent.Buckets.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fluent.Buckets.Analyzers.Tests;

/// <summary>
/// Generator and all rules about declarations together: the exact list of what a build reports. A compiler error about a declaration
/// would keep the rules from being reported at all.
/// </summary>
public sealed class TogetherTests
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Rules =
    [
        .. typeof(DeclarationAnalyzer).Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(DeclarationAnalyzer)))
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    private const string Typed = "[ObjectKey(\"{A}/{B}\")] partial record struct K(int A, int B); class C;"
        + "class S : IContentSerializer<C> { public string ContentType => \"a/b\"; public System.ReadOnlyMemory<byte> Serialize(C c) => default; "
        + "public C? Deserialize(System.ReadOnlyMemory<byte> b) => null; }";

    public static TheoryData<string, string> Invalid => new()
    {
        { "[Storage] static class Storage;", "FB0101" },
        { "[Bucket(\"a\")] class Photos;", "FB0101" },
        { "[Storage] static class Storage; [Bucket(\"a\")] class Photos;", "FB0101 FB0101" },
        { "class Outer { [Bucket(\"a\")] class Photos; }", "FB0101" },
        { "[Storage] static partial class Storage; [Bucket(\"a\")] partial class A; [Bucket(\"a\")] partial class B;", "FB0103 FB0103" },
        { "[Storage] static partial class Storage; [Bucket(\"a\", Accessor = \"X\")] partial class A; [Bucket(\"b\", Accessor = \"X\")] partial class B;", "FB0103 FB0103" },
        { "[Storage] static partial class Storage { static int Photos => 1; } [Bucket(\"a\")] partial class Photos;", "FB0105" },
        { "[Storage] static partial class Storage { [Bucket(\"a\")] internal partial class Photos; }", "FB0105" },
        { "[Storage] static partial class Storage { static class Use; static class Configure; }", "FB0105 FB0105" },
        { "[Storage] static partial class Storage; [Bucket(\"a\")] partial class Storage2; [Bucket(\"b\", Accessor = \"Storage\")] partial class Photos;", "FB0105" },
        { "[Storage] partial class Media { public Media(ObjectStore s) { } public void DisposeAsync() { } }", "FB0105 FB0105" },
        { "[Bucket(\"a\")] partial class Photos { public Photos(ObjectStore s) : base(s, \"b\") { } }", "FB0105" },
        { "[Bucket(\"a\")] partial record Photos;", "FB0106" },
        { "[Bucket(\"a\")] struct Photos;", "FB0106" },
        { "[Bucket(\"a\")] static partial class Photos;", "FB0106" },
        { "[Bucket(\"a\")] abstract partial class Photos;", "FB0106" },
        { "[Bucket(\"a\")] partial class Photos<T>;", "FB0106" },
        { "[Bucket(\"a\")] file partial class Photos;", "FB0106" },
        { "[Bucket(\"a\")] partial class Photos : System.Exception;", "FB0106" },
        { "[Bucket(\"a\")] partial class Photos(int x) { int X => x; }", "FB0106" },
        { "[Bucket(null!)] partial class Photos;", "FB0106" },
        { "[Bucket(\"a\", Accessor = \"1\")] partial class Photos;", "FB0106" },
        { "[Bucket(\"a\"), Storage] partial class Photos;", "FB0106" },
        { "[Bucket(\"a\"), Bucket(\"b\")] partial class Photos;", "CS0579 FB0106" },
        { "class Outer { [Bucket(\"a\")] partial class Photos; }", "FB0106" },
        { "partial class Outer<T> { [Bucket(\"a\")] partial class Photos; }", "FB0106" },
        { "[Storage] static partial class A; [Storage] partial class B; [Bucket(\"a\")] partial class Photos;", "FB0107" },
        { "[Storage] static partial class A; [Bucket(\"a\", Facade = typeof(int))] partial class Photos;", "FB0107" },
        { "[Storage] static partial class A; [Bucket(\"a\")] partial class Photos; class P { object O => A.Photos; }", "" },
        { "[Bucket(\"a\")] partial class Photos; class P { object O(ObjectStore s) => new Photos(s); }", "" },
        { "[Storage] static partial class A; class Outer { private partial class P; }", "" },
        { "[Storage] static partial class A; partial class Outer { [Bucket(\"a\")] private partial class P; }", "" },
        { "[ObjectKey(\"{A}\")] record struct Key(int A);", "FB0101" },
        { "[ObjectKey(\"{A}\")] partial class Key { public int A; }", "FB0106" },
        { "[ObjectKey(\"{A}\")] partial record struct Key<T>(int A);", "FB0106" },
        { "[ObjectKey(\"{B}\")] partial record struct Key(int A);", "FB0104" },
        { "[ObjectKey(\"{A\")] partial record struct Key(int A);", "FB0104" },
        { "[ObjectKey(null!)] partial record struct Key(int A);", "FB0104" },
        { "[ObjectKey(\"{A}{B}\")] partial record struct Key(int A, int B);", "FB0104" },
        { "[ObjectKey(\"{A}\")] partial record struct Key(object A);", "FB0104" },
        { "[ObjectKey(\"{A}\")] partial record struct Key(Id A); [System.Serializable] partial struct Id;", "CS0315 CS0315 FB0104" },
        { "[ObjectKey(\"{A:D4}\")] partial record struct Key(string A); class P { string S(Key k) => k.ToString(); }", "FB0104" },
        { "[ObjectKey(\"{A}\")] partial record struct Key(int A) { public override string ToString() => \"\"; }", "FB0105" },
        { "[ObjectKey(\"{A}\")] partial record struct Key(int A) { static int Parse(string s, System.IFormatProvider? p) => 1; }", "FB0105" },
        { "[ObjectKey(\"{Prefix}\")] partial record struct Key(int Prefix);", "FB0105" },
        { "[ObjectKey(\"{A}\"), Storage] partial record struct Key(int A);", "FB0106" },
        { "[ObjectKey(\"{A}\")] partial record struct Key(int A); class P { Key K => Key.Parse(Key.Prefix() + new Key(1)); }", "" },
        { "[ObjectKey(\"{A}\")] partial record struct (int A);", "CS1001" },
        { Typed + "[Bucket<K, C>(\"a\", Serializer = typeof(S))] partial class A;", "" },
        { Typed + "[Bucket<K, C>(\"a\")] partial class A; class P { object O(ObjectStore s) => new A(s).Object(1, 2).Read(); }", "FB0108" },
        { Typed + "[Storage] static partial class F; [Bucket<K, C>(\"a\", Json = typeof(C))] partial class A; class P { object O => F.A.ReadAll(1); }", "FB0108" },
        { Typed + "[Bucket<K>(\"a\"), Bucket(\"b\")] partial class A;", "FB0106" },
        { Typed + "[Bucket<int>(\"a\")] partial class A;", "FB0106" },
        { Typed + "[Bucket<K, int>(\"a\")] partial class A;", "FB0106" },
        { Typed + "[Bucket<K>(\"a\")] class A;", "FB0101" },
        { Typed + "[Bucket<K>(\"a\")] partial class A { int Object => 1; }", "FB0105" },
        { Typed + "[Storage] static partial class F; [Bucket<K>(\"a\")] partial class A; [Bucket<K, C>(\"a\", Serializer = typeof(S))] partial class B;", "FB0103 FB0103" },
        { "[ObjectKey(\"{No}\")] partial record struct K(int A); [Bucket<K>(\"a\")] partial class B;", "FB0104" },
        { "[ObjectKey(\"{A}\")] record struct K(int A); [Bucket<K>(\"a\")] partial class B;", "FB0101" },
        { "[Bucket<Missing>(\"a\")] partial class B;", "CS0246" },
        { "[Bucket(\"a\")] partial class { }", "CS1001" },
        { "[Storage] static partial class { }", "CS1001" },
    };

    [Theory]
    [MemberData(nameof(Invalid))]
    public async Task Exact_list_of_errors(string source, string expected)
    {
        ImmutableArray<Diagnostic> all = await Build(Compile(source));
        Assert.Equal(expected, string.Join(' ', all.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(static diagnostic => diagnostic.Id).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public async Task Nothing_is_reported_in_a_project_without_the_package(string source, string expected)
    {
        _ = expected;
        CSharpCompilation compilation = Compile(source);
        compilation = compilation.RemoveReferences(compilation.References.Where(static reference => reference.Display!.EndsWith("Fluent.Buckets.dll", StringComparison.Ordinal)));
        Assert.DoesNotContain(await Build(compilation), static diagnostic => diagnostic.Id.StartsWith("FB", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("partial class Outer { [Storage] static partial class Store { static int X => 1; } [Bucket(\"a\", Store = \"s\", Facade = typeof(Store))] sealed partial class P : Bucket { P(int x) : this(default(ObjectStore)!) { } } }")]
    [InlineData("namespace N.M; [Storage] partial class A : System.IDisposable { public A() { } public void Dispose() { } } [Bucket(\"a\", Accessor = \"B\")] partial record struct P<T>(int X);")]
    [InlineData("namespace N; [ObjectKey(\"a/{A:D4}/{**B}\")] public readonly partial record struct Key(int A, string B) { public int C => A; }")]
    [InlineData("[ObjectKey(\"{A}/{B}\")] partial struct Key { public int A { get; init; } public readonly string B; public Key(int a, string b) { A = a; B = b; } }")]
    [InlineData(Typed + "[Bucket<K, C>(\"a\", Serializer = typeof(S), Json = typeof(int))] sealed partial class P { int Object(int a, int b) => 1; }")]
    public async Task No_half_written_source_makes_generator_or_rules_fail(string source)
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        SyntaxNode root = await CSharpSyntaxTree.ParseText(source, cancellationToken: cancellation).GetRootAsync(cancellation);
        foreach (SyntaxToken token in root.DescendantTokens())
        {
            ImmutableArray<Diagnostic> all = await Build(Compile(source.Remove(token.SpanStart, token.Span.Length)));
            Assert.DoesNotContain(all, static diagnostic => diagnostic.Id == "AD0001");
            Assert.DoesNotContain(all, static diagnostic => diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true);
        }
    }

    private static CSharpCompilation Compile(string source) => CSharpCompilation.Create(
        "App",
        [CSharpSyntaxTree.ParseText("using Fluent.Buckets;\n" + source, TestWorld.ParseOptions)],
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(Bucket).Assembly.Location)],
        TestWorld.CompilationOptions(null));

    private static async Task<ImmutableArray<Diagnostic>> Build(CSharpCompilation compilation)
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        CSharpGeneratorDriver.Create([new StorageGenerator().AsSourceGenerator()], parseOptions: TestWorld.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation updated, out ImmutableArray<Diagnostic> ofGenerator, token);
        Assert.Empty(ofGenerator);
        return await updated.WithAnalyzers(Rules).GetAllDiagnosticsAsync(token);
    }
}
