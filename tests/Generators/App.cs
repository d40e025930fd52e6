using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Fluent.Buckets.Generators.Tests;

/// <summary>An app made of sources, compiled as strictly as C# can be told to.</summary>
internal static class App
{
    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(Bucket).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(IConfiguration).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(IServiceCollection).Assembly.Location),
    ];

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        generalDiagnosticOption: ReportDiagnostic.Error,
        warningLevel: 9999,
        nullableContextOptions: NullableContextOptions.Enable);

    public static CSharpParseOptions Parsing { get; } = new(LanguageVersion.CSharp12, DocumentationMode.Diagnose);

    /// <summary>Compiles sources that each begin with <c>using Fluent.Buckets;</c>.</summary>
    public static CSharpCompilation Compile(params string[] sources) => CSharpCompilation.Create(
        "App",
        sources.Select((source, i) => Parse(source, $"Source{i}.cs")),
        References,
        Options);

    public static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(
        "using Fluent.Buckets;\n" + source, Parsing, path, cancellationToken: TestContext.Current.CancellationToken);

    public static GeneratorDriver Driver(CSharpParseOptions? parsing = null) => CSharpGeneratorDriver.Create(
        [new StorageGenerator().AsSourceGenerator()],
        parseOptions: parsing ?? Parsing,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>Generates, and gives what the compiler says of the whole; missing documentation of what the sources declare is theirs.</summary>
    public static Generated Generate(params string[] sources) => Generate(Compile(sources));

    public static Generated Generate(CSharpCompilation compilation)
    {
        GeneratorDriver driver = Driver((CSharpParseOptions?)compilation.SyntaxTrees.FirstOrDefault()?.Options).RunGeneratorsAndUpdateCompilation(
            compilation, out Compilation updated, out ImmutableArray<Diagnostic> ofGenerator, TestContext.Current.CancellationToken);
        Assert.Empty(ofGenerator);
        GeneratorRunResult result = Assert.Single(driver.GetRunResult().Results);
        Assert.Null(result.Exception);
        ImmutableArray<Diagnostic> diagnostics =
        [
            .. updated.GetDiagnostics(TestContext.Current.CancellationToken)
                .Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden)
                .Where(diagnostic => diagnostic.Id != "CS1591" || IsGenerated(diagnostic.Location.SourceTree)),
        ];
        return new Generated(
            result.GeneratedSources.ToDictionary(file => file.HintName, file => file.SourceText.ToString()), (CSharpCompilation)updated, diagnostics);
    }

    private static bool IsGenerated(SyntaxTree? tree) => tree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true;
}
