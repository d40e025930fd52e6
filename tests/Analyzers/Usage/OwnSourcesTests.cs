using System.Runtime.CompilerServices;
using Basic.Reference.Assemblies;
using Fluent.Buckets.Analyzers.Usage;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fluent.Buckets.Analyzers.Tests.Usage;

public sealed class OwnSourcesTests
{
    [Fact]
    public async Task The_runtimes_own_sources_are_silent()
    {
        string sources = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "..", "src", "Fluent.Buckets"));
        SyntaxTree[] trees = [.. Directory.EnumerateFiles(sources, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .Select(file => Parse(File.ReadAllText(file), file))];
        SyntaxTree usings = Parse(TestWorld.Usings.Content + "\nglobal using System.Net.Http;", "Usings.cs");

        // The core is compiled as far as it compiles without its packages; what does not is skipped by the rules.
        Reports reports = await Run(CSharpCompilation.Create(
            "Fluent.Buckets", [.. trees, usings], Net100.References.All, TestWorld.CompilationOptions(null)));

        Assert.NotEmpty(trees);
        Assert.Empty(reports.Found);
        Assert.Empty(reports.Thrown);
    }

    private static async Task<Reports> Run(CSharpCompilation compilation)
    {
        var thrown = new List<Exception>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            (exception, _, _) =>
            {
                lock (thrown)
                {
                    thrown.Add(exception);
                }
            },
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        var analysis = new CompilationWithAnalyzers(compilation, [new CreatedNeverUploadedAnalyzer(), new NeverAwaitedAnalyzer()], options);
        var found = await analysis.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return new Reports([.. found], thrown);
    }

    private static SyntaxTree Parse(string text, string path) =>
        CSharpSyntaxTree.ParseText(text, TestWorld.ParseOptions, path, cancellationToken: TestContext.Current.CancellationToken);

    private static string Here([CallerFilePath] string path = "") => path;

    private sealed record Reports(IReadOnlyList<Diagnostic> Found, IReadOnlyList<Exception> Thrown);
}
