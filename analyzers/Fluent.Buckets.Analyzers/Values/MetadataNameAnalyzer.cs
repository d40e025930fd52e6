using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Values;

/// <summary>FB0204: a metadata name that every store refuses.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MetadataNameAnalyzer : ValueRuleAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.MetadataName,
        "A metadata name that every store refuses",
        "The metadata name '{0}' is refused: it starts with an ASCII letter and holds only ASCII letters, digits and underscores",
        RuleCategories.Values,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The rule is the one that all providers share, so that metadata means the same on each; another name throws InvalidArgument.",
        helpLinkUri: RuleIds.HelpUri(RuleIds.MetadataName));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override void Analyze(OperationAnalysisContext context, IInvocationOperation call)
    {
        if (call.TargetMethod.Name is not ("WithMetadata" or "Metadata" or "SetMetadata"))
        {
            return;
        }

        IEnumerable<IOperation> names = call.Argument("name") is { } name ? [name]
            : call.Argument("metadata") is { } metadata ? MetadataNames.In(metadata, context.CancellationToken)
            : [];
        foreach (IOperation leaf in names.SelectMany(Leaves.Of))
        {
            if (KnownText.Of(leaf) is { } text && IsRefused(text))
            {
                Report(context, leaf, location => Diagnostic.Create(Rule, location, KeySlips.Show(text)));
            }
        }
    }

    private static bool IsRefused(string name) =>
        name.Length == 0 || !(IsLetter(name[0]) || name[0] == KnownText.Hole) || !name.All(IsPart);

    private static bool IsPart(char c) => IsLetter(c) || c is (>= '0' and <= '9') or '_' or KnownText.Hole;

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
