using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Fluent.Buckets.Analyzers.Tests;

/// <summary>A test of one analyzer.</summary>
internal sealed class RuleTest<TAnalyzer> : CSharpAnalyzerTest<TAnalyzer, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    public RuleTest()
    {
        TestWorld.Reference(TestState);
        TestState.Sources.Add(TestWorld.Usings);
    }

    /// <summary>Analyzers and suppressors that run beside the tested one.</summary>
    public List<DiagnosticAnalyzer> Others { get; } = [];

    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => [new TAnalyzer(), .. Others];

    protected override ParseOptions CreateParseOptions() => TestWorld.ParseOptions;

    protected override CompilationOptions CreateCompilationOptions() => TestWorld.CompilationOptions(TestState.OutputKind);
}
