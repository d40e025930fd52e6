using System.Collections.Immutable;
using Fluent.Buckets.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fluent.Buckets.Analyzers;

/// <summary>FB0103: two buckets of one façade have the same accessor, or the same name in the same store.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DuplicateNameAnalyzer : DeclarationAnalyzer
{
    private const string Title = "Two buckets of one façade share a name or an accessor";

    private static readonly DiagnosticDescriptor Accessor = Describe(
        RuleIds.DuplicateName,
        Title,
        "'{0}' and '{1}' both want the accessor '{2}' of '{3}', so neither has one. Name one of them with [Bucket(…, Accessor = \"…\")].");

    private static readonly DiagnosticDescriptor Name = Describe(
        RuleIds.DuplicateName,
        Title,
        "'{0}' and '{1}' are the same bucket '{2}' of one store, so each may overwrite the other's objects. Give each a name of its own.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Accessor, Name];

    private protected override void Analyze(SymbolAnalysisContext context, Declaration declaration)
    {
        if (declaration.Bucket is not { Fault: DeclarationFault.None } bucket)
        {
            return;
        }

        DeclarationTable table = DeclarationTable.Of(context.Compilation, context.CancellationToken);
        if (table.PlaceOf(bucket) is { Outcome: PlacementOutcome.DuplicateAccessor, Facade: { } facade }
            && table.FindSameAccessor(bucket) is { } sameAccessor)
        {
            Report(context, Accessor, declaration, sameAccessor, bucket.Accessor, facade.Type.Name);
        }

        if (table.FindSameName(bucket) is { } sameName)
        {
            Report(context, Name, declaration, sameName, bucket.Name);
        }
    }

    private static void Report(
        SymbolAnalysisContext context, DiagnosticDescriptor rule, Declaration one, Declaration other, params string[] rest) =>
        context.ReportDiagnostic(Diagnostic.Create(
            rule,
            one.Locate(context.CancellationToken),
            [other.Locate(context.CancellationToken)],
            [one.Type.Name, other.Type.Name, .. rest]));
}
