using System.Collections.Immutable;
using Fluent.Buckets.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fluent.Buckets.Analyzers;

/// <summary>FB0101: a declared type is not partial, so that nothing can be added to it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NotPartialAnalyzer : DeclarationAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = Describe(
        RuleIds.NotPartial,
        "A type with [Bucket], [Storage] or [ObjectKey] is not partial",
        "'{0}' is not partial, so nothing is generated for [{1}]. Write 'partial {2} {0}'.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    private protected override void Analyze(SymbolAnalysisContext context, Declaration declaration)
    {
        if (declaration.Fault == DeclarationFault.NotPartial)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rule,
                declaration.Locate(context.CancellationToken),
                declaration.Type.Name,
                declaration.AttributeName,
                TypeReader.KeywordOf(declaration.Type)));
        }
    }
}
