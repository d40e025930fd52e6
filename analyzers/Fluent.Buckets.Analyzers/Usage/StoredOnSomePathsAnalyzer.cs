using System.Collections.Immutable;
using Fluent.Buckets.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Usage;

/// <summary>FB0006: an object that is uploaded, or a writer that is completed, on some paths only.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class StoredOnSomePathsAnalyzer : FlowRuleAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.StoredOnSomePaths,
        "An object is stored on some paths only",
        "{0} on some paths only",
        RuleCategories.Usage,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "On the other paths nothing is stored, and the code does not tell whether that is meant.",
        helpLinkUri: RuleIds.HelpUri(RuleIds.StoredOnSomePaths));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override FlowQuestion Question => FlowQuestion.OnSomePaths;

    protected override IEnumerable<FlowRule> CreateRules(KnownTypes types)
    {
        if (types.NewObject is { } created)
        {
            yield return new CreatedObjectRule(types.Assembly, created);
        }

        if (types.ObjectWriter is { } writer && OperationTypes.Resolve(types) is { } operations)
        {
            yield return new WriterRule(operations, writer);
        }
    }

    protected override Diagnostic Report(IInvocationOperation birth) =>
        Diagnostic.Create(Rule, birth.Syntax.GetLocation(), birth.TargetMethod.Name == "Create" ? "This object is uploaded" : "This writer is completed");
}
