using System.Collections.Immutable;
using Fluent.Buckets.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Usage;

/// <summary>FB0003: a bucket or an object that is named, and then not used.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class HandleNeverUsedAnalyzer : FlowRuleAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.HandleNeverUsed,
        "A handle is never used",
        "'{0}' only names a place, and nothing uses it",
        RuleCategories.Usage,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Naming a bucket or an object asks nothing of the store. Code that does nothing with the handle does nothing at all.",
        helpLinkUri: RuleIds.HelpUri(RuleIds.HandleNeverUsed));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override IEnumerable<FlowRule> CreateRules(KnownTypes types) =>
        [new HandleRule(types)];

    protected override Diagnostic Report(IInvocationOperation birth) =>
        Diagnostic.Create(Rule, birth.Syntax.GetLocation(), birth.TargetMethod.Name);
}
