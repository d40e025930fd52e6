using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fluent.Buckets.Analyzers.Tests.Robustness;

/// <summary>Throws at the end of the first function, as a rule with a fault would.</summary>
#pragma warning disable RS1001 // No compiler loads it; a test makes it.
internal sealed class FaultyAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [RulesTests.Find(RuleIds.NeverAwaited)];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationBlockAction(_ => throw new InvalidOperationException("A fault."));
    }
}
