using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Values;

/// <summary>FB0203: a part size below 5 MiB, the least on every store.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class PartSizeAnalyzer : ValueRuleAnalyzer
{
    /// <summary>The least size of a part, in bytes.</summary>
    internal const long Least = 5 * 1024 * 1024;

    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.PartSize,
        "A part size below 5 MiB",
        "A part size of {0} bytes is refused: the least is 5 MiB, 5 * 1024 * 1024 bytes, on every store",
        RuleCategories.Values,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "5 MiB is the least part of S3, and of this library on every store; a smaller one throws InvalidArgument.",
        helpLinkUri: RuleIds.HelpUri(RuleIds.PartSize));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override void Analyze(OperationAnalysisContext context, IInvocationOperation call)
    {
        if (call.TargetMethod.Name is not ("WithPartSize" or "PartSize") || call.Argument("bytes") is not { } bytes)
        {
            return;
        }

        foreach (IOperation size in Leaves.Of(bytes))
        {
            if (size.ConstantValue is { HasValue: true, Value: { } value } && IsWhole(value, out long number) && number < Least)
            {
                Report(context, size, location => Diagnostic.Create(Rule, location, number.ToString("N0", CultureInfo.InvariantCulture)));
            }
        }
    }

    private static bool IsWhole(object value, out long number)
    {
        bool isWhole = value is long or int or short or sbyte or uint or ushort or byte or char;
        number = !isWhole ? 0 : value is char c ? c : Convert.ToInt64(value, CultureInfo.InvariantCulture);
        return isWhole;
    }
}
