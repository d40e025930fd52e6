using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fluent.Buckets.Analyzers.Usage;

/// <summary>
/// Removes CS4014 (a call is not awaited) where FB0002 looks after the call, so that one mistake gives one report. It stays on what FB0002
/// does not follow, such as an operation that a method of the app gives.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnawaitedOperationSuppressor : DiagnosticSuppressor
{
    internal static readonly SuppressionDescriptor Descriptor = new(
        "FBS0002", "CS4014", "An operation does not run before it is awaited; FB0002 reports one that is never awaited.");

    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions => [Descriptor];

    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        if (KnownTypes.Resolve(context.Compilation) is not { } types || OperationTypes.Resolve(types) is not { } operations)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is { } tree
                && IsReporting(context, tree)
                && tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is { } node
                && IsLookedAfter(node, context.GetSemanticModel(tree), operations, context.CancellationToken))
            {
                context.ReportSuppression(Suppression.Create(Descriptor, diagnostic));
            }
        }
    }

    /// <summary>Whether FB0002 is switched on for a file; where it is off, the compiler's warning is the only one left.</summary>
    private static bool IsReporting(SuppressionAnalysisContext context, SyntaxTree tree)
    {
        CompilationOptions options = context.Compilation.Options;
        if (options.SyntaxTreeOptionsProvider is { } provider
            && (provider.TryGetDiagnosticValue(tree, RuleIds.NeverAwaited, context.CancellationToken, out ReportDiagnostic set)
                || provider.TryGetGlobalDiagnosticValue(RuleIds.NeverAwaited, context.CancellationToken, out set)))
        {
            return set != ReportDiagnostic.Suppress;
        }

        return !options.SpecificDiagnosticOptions.TryGetValue(RuleIds.NeverAwaited, out ReportDiagnostic specific)
            || specific != ReportDiagnostic.Suppress;
    }

    private static bool IsLookedAfter(SyntaxNode node, SemanticModel model, OperationTypes operations, CancellationToken cancellationToken)
    {
        ExpressionSyntax? expression = node switch
        {
            ExpressionSyntax call => call,
            ExpressionStatementSyntax statement => statement.Expression,
            _ => null,
        };

        return expression is not null
            && model.GetSymbolInfo(expression, cancellationToken).Symbol is IMethodSymbol method
            && operations.IsOperation(method.ReturnType)
            && (operations.IsVerb(method) || operations.IsModifier(method));
    }
}
