using System.Collections.Immutable;
using Fluent.Buckets.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Usage;

/// <summary>FB0001: an object that is created, and then uploaded on no path.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class CreatedNeverUploadedAnalyzer : FlowRuleAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.CreatedNeverUploaded,
        "A created object is never uploaded",
        "Nothing is stored: this object is created, but never uploaded",
        RuleCategories.Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Create only names a place. An object exists in the store once an upload has completed; "
            + "without one, the code does nothing.",
        helpLinkUri: RuleIds.HelpUri(RuleIds.CreatedNeverUploaded));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override IEnumerable<FlowRule> CreateRules(KnownTypes types) =>
        types.NewObject is { } created ? [new CreatedObjectRule(types.Assembly, created)] : [];

    protected override Diagnostic Report(IInvocationOperation birth) => Diagnostic.Create(Rule, birth.Syntax.GetLocation());
}
