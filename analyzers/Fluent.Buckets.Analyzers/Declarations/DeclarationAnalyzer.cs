using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fluent.Buckets.Analyzers;

/// <summary>A rule about types with <c>[Bucket]</c>, <c>[Storage]</c> or <c>[ObjectKey]</c>.</summary>
public abstract class DeclarationAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (KnownTypes.Resolve(start.Compilation) is not null)
            {
                start.RegisterSymbolAction(AnalyzeType, SymbolKind.NamedType);
            }
        });
    }

    /// <summary>Makes the descriptor of a rule about declarations. All of them are errors: what they report is not generated.</summary>
    private protected static DiagnosticDescriptor Describe(string id, string title, string messageFormat) => new(
        id, title, messageFormat, RuleCategories.Declarations, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: RuleIds.HelpUri(id));

    private protected abstract void Analyze(SymbolAnalysisContext context, Declaration declaration);

    private void AnalyzeType(SymbolAnalysisContext context)
    {
        if (Declaration.Read((INamedTypeSymbol)context.Symbol, context.CancellationToken) is { } declaration)
        {
            Analyze(context, declaration);
        }
    }
}
