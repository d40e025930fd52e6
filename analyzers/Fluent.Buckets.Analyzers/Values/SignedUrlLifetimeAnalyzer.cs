using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Values;

/// <summary>FB0202: a signed URL that lives longer than a declared provider allows.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class SignedUrlLifetimeAnalyzer : ValueRuleAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.SignedUrlLifetime,
        "A signed URL that lives longer than a provider allows",
        "A signed URL that lives {0} days is refused by {1}, where '{2}' shall run: the longest is {3} days",
        RuleCategories.Values,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Signatures of version 4 of Amazon S3 and of Google Cloud Storage are valid for 7 days at most. Sign a new URL when it is needed.",
        helpLinkUri: RuleIds.HelpUri(RuleIds.SignedUrlLifetime));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override void Analyze(OperationAnalysisContext context, IInvocationOperation call)
    {
        if (call.TargetMethod.Name is not ("SignDownloadUrl" or "SignUploadUrl")
            || call.Argument("expires") is not { } expires
            || KnownTime.TicksOf(expires, context.CancellationToken) is not { } ticks)
        {
            return;
        }

        BucketSource source = BucketSource.Of(call.Instance, context.CancellationToken);
        foreach (Provider provider in ProviderTable.Of(source.Providers))
        {
            if (provider.LongestSignedUrl is { } longest && ticks > longest.Ticks)
            {
                string days = (ticks / TimeSpan.TicksPerDay).ToString("#,0.##", CultureInfo.InvariantCulture);
                Report(
                    context, expires, location => Diagnostic.Create(Rule, location, days, provider.Name, source.Name, longest.TotalDays));
                return;
            }
        }
    }
}
