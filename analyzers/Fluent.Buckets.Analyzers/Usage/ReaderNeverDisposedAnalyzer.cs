using System.Collections.Immutable;
using Fluent.Buckets.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Usage;

/// <summary>FB0005: a stream of an object that is disposed on no path.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ReaderNeverDisposedAnalyzer : FlowRuleAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.ReaderNeverDisposed,
        "A stream that reads an object is never disposed",
        "This stream is never disposed, and keeps its connection to the store",
        RuleCategories.Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "OpenRead holds a connection to the store until its stream is disposed. Streams that are left open use up the connections, "
            + "and later calls wait for one.",
        helpLinkUri: RuleIds.HelpUri(RuleIds.ReaderNeverDisposed));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override IEnumerable<FlowRule> CreateRules(KnownTypes types) =>
        types.ObjectReader is { } reader && OperationTypes.Resolve(types) is { } operations ? [new ReaderRule(types, operations, reader)] : [];

    protected override Diagnostic Report(IInvocationOperation birth) =>
        Diagnostic.Create(Rule, birth.Syntax.GetLocation());
}
