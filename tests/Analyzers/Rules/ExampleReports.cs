using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fluent.Buckets.Analyzers.Tests.Rules;

/// <summary>Compiles an example as a reader would: with the generator, and with all rules.</summary>
internal static class ExampleReports
{
    /// <summary>The reports on an example, with the lines of the example, and errors of the compiler, with all that they say.</summary>
    public static async Task<IReadOnlyList<string>> Of(string code)
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        SyntaxNode example = Parse(code, "Example.cs").GetRoot(token);
        SyntaxTree wrapped = Parse(Wrap(example, code), "Example.cs");
        CSharpCompilation program = CSharpCompilation.Create(
            "App",
            [
                wrapped,
                Parse(TestWorld.Usings.Content, "Usings.cs"),
                .. ExampleWorld.SourcesFor(wrapped.GetRoot(token), text => Parse(text, "World.cs").GetRoot(token)).Select((text, i) => Parse(text, $"World{i}.cs")),
            ],
            [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(Bucket).Assembly.Location)],
            TestWorld.CompilationOptions(null));

        IEnumerable<Diagnostic> reports = await AllRules.Generate(program).WithAnalyzers(AllRules.MakeWithSuppressors()).GetAllDiagnosticsAsync(token);
        return [.. reports
            .Where(report => !report.IsSuppressed && (report.Id.StartsWith("FB", StringComparison.Ordinal) || report.Severity == DiagnosticSeverity.Error))
            .Select(report => report.Id.StartsWith("FB", StringComparison.Ordinal) && report.Location.SourceTree == wrapped
                ? $"{report.Id} in line {report.Location.GetLineSpan().StartLinePosition.Line + 1}"
                : report.ToString())];
    }

    /// <summary>Puts statements into a method, without moving them to other lines. What declares types only stays as it is.</summary>
    private static string Wrap(SyntaxNode example, string code)
    {
        GlobalStatementSyntax[] statements = [.. example.ChildNodes().OfType<GlobalStatementSyntax>()];
        if (statements.Length == 0)
        {
            return code;
        }

        string method = $"class Example {{ {ExampleWorld.Members} async Task Run({ExampleWorld.ParametersFor(example)}) {{ await Task.Yield(); ";
        return code.Insert(statements[^1].Span.End, " } }").Insert(statements[0].SpanStart, method);
    }

    private static SyntaxTree Parse(string text, string path) =>
        CSharpSyntaxTree.ParseText(text, TestWorld.ParseOptions, path, cancellationToken: TestContext.Current.CancellationToken);
}
