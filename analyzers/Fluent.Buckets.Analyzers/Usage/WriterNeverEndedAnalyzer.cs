using System.Collections.Immutable;
using Fluent.Buckets.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Usage;

/// <summary>FB0004: a writer that is completed or aborted on no path.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class WriterNeverEndedAnalyzer : FlowRuleAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.WriterNeverEnded,
        "A writer is never completed",
        "Nothing is stored: this writer is neither completed nor aborted",
        RuleCategories.Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "An object that is written through a stream exists once CompleteAsync has ended it. Disposing the writer gives the object up; "
            + "where that is meant, AbortAsync says so.",
        helpLinkUri: RuleIds.HelpUri(RuleIds.WriterNeverEnded));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override IEnumerable<FlowRule> CreateRules(KnownTypes types) =>
        types.ObjectWriter is { } writer && OperationTypes.Resolve(types) is { } operations ? [new WriterRule(operations, writer)] : [];

    protected override Diagnostic Report(IInvocationOperation birth) =>
        Diagnostic.Create(Rule, birth.Syntax.GetLocation());
}
