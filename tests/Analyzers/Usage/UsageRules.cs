using System.Collections.Immutable;
using System.Globalization;
using Basic.Reference.Assemblies;
using Fluent.Buckets.Analyzers.Usage;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fluent.Buckets.Analyzers.Tests.Usage;

/// <summary>Runs the usage rules on whole compilations, also on those that do not compile.</summary>
internal static class UsageRules
{
    public static SyntaxTree Parse(string text, string path) =>
        CSharpSyntaxTree.ParseText(text, TestWorld.ParseOptions, path, cancellationToken: TestContext.Current.CancellationToken);

    public static CSharpCompilation Compile(string assembly, params IEnumerable<SyntaxTree> trees)
    {
        IEnumerable<MetadataReference> runtime =
            assembly == "Fluent.Buckets" ? [] : [MetadataReference.CreateFromFile(typeof(Bucket).Assembly.Location)];
        return CSharpCompilation.Create(assembly, trees, [.. Net100.References.All, .. runtime], TestWorld.CompilationOptions(null));
    }

    public static Task<UsageReports> Run(CSharpCompilation compilation) =>
        Run(compilation, [new CreatedNeverUploadedAnalyzer(), new NeverAwaitedAnalyzer()]);

    public static async Task<UsageReports> Run(CSharpCompilation compilation, ImmutableArray<DiagnosticAnalyzer> rules)
    {
        var thrown = new List<Exception>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            (exception, _, report) =>
            {
                lock (thrown)
                {
                    // The compiler's own report names the file that was looked at.
                    thrown.Add(new InvalidOperationException(report.GetMessage(CultureInfo.InvariantCulture), exception));
                }
            },
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        var analysis = new CompilationWithAnalyzers(compilation, rules, options);
        return new UsageReports([.. await analysis.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken)], thrown);
    }
}
