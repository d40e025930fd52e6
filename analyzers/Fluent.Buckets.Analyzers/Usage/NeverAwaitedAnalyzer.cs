using System.Collections.Immutable;
using Fluent.Buckets.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Usage;

/// <summary>FB0002: an operation that is awaited, or a listing that is enumerated, on no path.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class NeverAwaitedAnalyzer : FlowRuleAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.NeverAwaited,
        "An operation is never awaited",
        "'{0}' never runs: nothing {1} it",
        RuleCategories.Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A verb only builds an operation. It runs when it is awaited or made a task, and a listing when it is enumerated; "
            + "else the code does nothing.",
        helpLinkUri: RuleIds.HelpUri(RuleIds.NeverAwaited));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override IEnumerable<FlowRule> CreateRules(KnownTypes types) =>
        OperationTypes.Resolve(types) is { } operations ? [new OperationRule(operations)] : [];

    protected override Diagnostic Report(IInvocationOperation birth) => Diagnostic.Create(
        Rule, birth.Syntax.GetLocation(), birth.TargetMethod.Name, IsListing(birth.Type) ? "enumerates" : "awaits");

    private static bool IsListing(ITypeSymbol? type) =>
        type is not null && type.AllInterfaces.Any(shape => shape.MetadataName == "IAsyncEnumerable`1");
}
