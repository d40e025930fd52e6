using System.Collections.Concurrent;
using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Fluent.Buckets.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace Fluent.Buckets.Analyzers.Tests.Values;

/// <summary>
/// Checks one value rule on programs in the world of <see cref="ValueCode"/>, with what the generator makes of it. That world is compiled once, so that
/// hundreds of cases are cheap.
/// </summary>
internal static class ValueReports
{
    private const string App = "App.cs";

    private static readonly Lazy<Compilation> World = new(Generate);

    /// <summary>Checks the reports on statements, which are marked in them: <c>{|FB0203:1024|}</c>. The statements must compile.</summary>
    public static Task Check<TAnalyzer>(string statements, params string[] others)
        where TAnalyzer : DiagnosticAnalyzer, new() =>
        CheckFile<TAnalyzer>(ValueCode.Statements(statements), others);

    /// <summary>Checks the reports on a whole file.</summary>
    public static async Task CheckFile<TAnalyzer>(string marked, params string[] others)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        TestFileMarkupParser.GetSpans(marked, out string source, out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans);
        IEnumerable<string> expected = spans.SelectMany(rule => rule.Value.Select(span => $"{rule.Key} {source[span.Start..span.End]}"));
        (Compilation program, SyntaxTree app) = Compile([source, .. others]);
        IReadOnlyList<Diagnostic> reports = await Run(program, app, new TAnalyzer());

        Assert.Empty(program.GetSemanticModel(app).GetDiagnostics(cancellationToken: TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Error || diagnostic.DefaultSeverity == DiagnosticSeverity.Error)
            .Select(diagnostic => diagnostic.ToString()));
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            reports.Select(report => $"{report.Id} {source[report.Location.SourceSpan.Start..report.Location.SourceSpan.End]}").Order(StringComparer.Ordinal));
    }

    /// <summary>The only report on statements that compile, as it is shown.</summary>
    public static async Task<string> Message<TAnalyzer>(string statements)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        (Compilation program, SyntaxTree app) = Compile([ValueCode.Statements(statements)]);
        return Assert.Single(await Run(program, app, new TAnalyzer())).GetMessage(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Checks that statements which do not compile make the rule throw nothing.</summary>
    public static async Task NeverThrows<TAnalyzer>(string statements)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        (Compilation program, SyntaxTree app) = Compile([ValueCode.Statements(statements)]);
        Assert.NotEmpty(program.GetSemanticModel(app).GetDiagnostics(cancellationToken: TestContext.Current.CancellationToken));
        await Run(program, app, new TAnalyzer());
    }

    /// <summary>Checks a rule that the editorconfig turns off.</summary>
    /// <param name="source">A file with one report, which needs nothing but our own types.</param>
    /// <param name="id">The rule.</param>
    public static Task IsOffByEditorConfig<TAnalyzer>(string source, string id)
        where TAnalyzer : DiagnosticAnalyzer, new() =>
        Verify.Reports<TAnalyzer>(
            source,
            test => test.TestState.AnalyzerConfigFiles.Add(
                ("/.editorconfig", $"root = true\n[*.cs]\ndotnet_diagnostic.{id}.severity = none\n")));

    private static (Compilation Program, SyntaxTree App) Compile(IReadOnlyList<string> sources)
    {
        SyntaxTree[] trees = [.. sources.Select((text, i) => Parse(text, i == 0 ? App : $"Other{i}.cs"))];
        return (World.Value.AddSyntaxTrees(trees), trees[0]);
    }

    /// <summary>Runs a rule; what it throws fails the test.</summary>
    private static async Task<IReadOnlyList<Diagnostic>> Run(Compilation program, SyntaxTree app, DiagnosticAnalyzer analyzer)
    {
        var thrown = new ConcurrentBag<Exception>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (exception, _, _) => thrown.Add(exception), concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        AnalysisResult result = await new CompilationWithAnalyzers(program, [analyzer], options)
            .GetAnalysisResultAsync(program.GetSemanticModel(app), filterSpan: null, TestContext.Current.CancellationToken);
        Assert.Empty(thrown);
        return [.. result.GetAllDiagnostics().Where(report => !report.IsSuppressed)];
    }

    private static Compilation Generate()
    {
        CSharpCompilation program = CSharpCompilation.Create(
            "App",
            [Parse(TestWorld.Usings.Content, "Usings.cs"), Parse(ValueCode.World, "World.cs")],
            [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(Bucket).Assembly.Location), CloudTypes.Reference],
            TestWorld.CompilationOptions(null));
        CSharpGeneratorDriver.Create([new StorageGenerator().AsSourceGenerator()], parseOptions: TestWorld.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(program, out Compilation generated, out _, TestContext.Current.CancellationToken);
        return generated;
    }

    private static SyntaxTree Parse(string text, string path) =>
        CSharpSyntaxTree.ParseText(text, TestWorld.ParseOptions, path, cancellationToken: TestContext.Current.CancellationToken);
}
