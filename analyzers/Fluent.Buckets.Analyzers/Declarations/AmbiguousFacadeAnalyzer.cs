using System.Collections.Immutable;
using Fluent.Buckets.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fluent.Buckets.Analyzers;

/// <summary>FB0107: it is not clear which façade a bucket belongs to.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AmbiguousFacadeAnalyzer : DeclarationAnalyzer
{
    private const string Title = "A bucket belongs to no façade of the project";

    private static readonly DiagnosticDescriptor NotNamed = Describe(
        RuleIds.AmbiguousFacade,
        Title,
        "The project has several façades, and '{0}' names none. Name one with [Bucket(…, Facade = typeof(…))].");

    private static readonly DiagnosticDescriptor NotAFacade = Describe(
        RuleIds.AmbiguousFacade,
        Title,
        "'{0}' names '{1}' as its façade, which is no class of this project with [Storage]");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [NotNamed, NotAFacade];

    private protected override void Analyze(SymbolAnalysisContext context, Declaration declaration)
    {
        if (declaration.Bucket is not { Fault: DeclarationFault.None } bucket)
        {
            return;
        }

        DiagnosticDescriptor? rule = DeclarationTable.Of(context.Compilation, context.CancellationToken).PlaceOf(bucket)?.Outcome switch
        {
            PlacementOutcome.FacadeNotNamed => NotNamed,
            PlacementOutcome.NotAFacade => NotAFacade,
            _ => null,
        };
        if (rule is not null)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                rule, declaration.Locate(context.CancellationToken), bucket.Type.Name, bucket.Facade));
        }
    }
}
