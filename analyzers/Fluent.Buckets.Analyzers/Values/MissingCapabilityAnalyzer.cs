using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Values;

/// <summary>FB0301: a verb or modifier that one of the providers which the bucket declares does not have.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MissingCapabilityAnalyzer : ValueRuleAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.MissingCapability,
        "A verb or modifier that a declared provider does not have",
        "'{0}' throws NotSupported on {1}, where '{2}' shall run: it has no {3}",
        RuleCategories.Providers,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Providers = … on the bucket says where the app will run; each of them must have what the app uses.",
        helpLinkUri: RuleIds.HelpUri(RuleIds.MissingCapability));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override void Analyze(OperationAnalysisContext context, IInvocationOperation call)
    {
        StoreFeatures needs = FeatureTable.Needs(call.TargetMethod);
        if (needs == StoreFeatures.None || call.Instance is null)
        {
            return;
        }

        BucketSource source = BucketSource.Of(call.Instance, context.CancellationToken);
        if (source.Providers == 0 || CrossesStores(call, context.CancellationToken))
        {
            return;
        }

        foreach (Provider provider in ProviderTable.Of(source.Providers))
        {
            if ((provider.Features & needs) == 0 && !IsToldBefore(call, provider, context.CancellationToken)
                && !CapabilityQuestions.AreAsked(call, context.ContainingSymbol, context.CancellationToken))
            {
                Report(
                    context,
                    call,
                    _ => Diagnostic.Create(Rule, Locate(call), call.TargetMethod.Name, provider.Name, source.Name, FeatureTable.Describe(needs)));
                return;
            }
        }
    }

    /// <summary>A copy to another bucket may be one to another provider, whose conditions are then asked for.</summary>
    private static bool CrossesStores(IInvocationOperation call, CancellationToken cancellationToken) =>
        call.TargetMethod.ContainingType.Name == "CopyOperation"
        && !BucketSource.CallsTo(call.Instance, cancellationToken)
            .Any(copy => copy.TargetMethod.Name is "CopyTo" or "MoveTo" && FeatureTable.StaysInBucket(copy));

    /// <summary>Whether what the call is made on has the report already, as a signed URL where there is none.</summary>
    private static bool IsToldBefore(IInvocationOperation call, Provider provider, CancellationToken cancellationToken) =>
        BucketSource.CallsTo(call.Instance, cancellationToken)
            .Select(before => FeatureTable.Needs(before.TargetMethod))
            .Any(needs => needs != StoreFeatures.None && (provider.Features & needs) == 0);

    /// <summary>The verb itself, not what it is called on.</summary>
    private static Location Locate(IInvocationOperation call) => CallSyntax.NameOf(call)?.GetLocation() ?? call.Syntax.GetLocation();
}
