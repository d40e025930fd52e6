using Fluent.Buckets.Analyzers.Tests.Rules;
using Fluent.Buckets.Analyzers.Tests.Usage;
using Fluent.Buckets.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fluent.Buckets.Analyzers.Tests.Values;

/// <summary>This repository's own code gives no values that are refused.</summary>
public sealed class OwnValuesTests
{
    private static readonly DiagnosticAnalyzer[] Rules = [.. typeof(ValueRuleAnalyzer).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(ValueRuleAnalyzer)))
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    [Theory]
    [InlineData("Fluent.Buckets", "src/Fluent.Buckets")]
    [InlineData("Fluent.Buckets.S3", "src/Fluent.Buckets.S3")]
    [InlineData("Fluent.Buckets.Azure", "src/Fluent.Buckets.Azure")]
    [InlineData("Fluent.Buckets.Google", "src/Fluent.Buckets.Google")]
    [InlineData("Fluent.Buckets.Swift", "src/Fluent.Buckets.Swift")]
    [InlineData("App", "samples")]
    public async Task Own_code_is_silent(string assembly, string folder)
    {
        string sources = Path.Combine(RulePage.Folder, "..", "..", folder);
        SyntaxTree[] trees = [.. Directory.EnumerateFiles(sources, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .Select(file => UsageRules.Parse(File.ReadAllText(file), file))];

        // It is compiled as far as it compiles without its packages; what does not is no trouble to the rules.
        CompilationWithAnalyzers analysis = UsageRules.Compile(assembly, [.. trees, UsageRules.Parse(TestWorld.Usings.Content, "Usings.cs")])
            .WithAnalyzers([.. Rules]);
        Assert.NotEmpty(trees);
        Assert.Empty((await analysis.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken)).Where(report => !report.IsSuppressed));
    }
}
