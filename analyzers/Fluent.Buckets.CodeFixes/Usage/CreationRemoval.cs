using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Fluent.Buckets.CodeFixes.Usage;

/// <summary>Removes a creation that nothing else uses, if that changes nothing else.</summary>
internal static class CreationRemoval
{
    /// <summary>What to remove: a statement, or one variable of a statement. Null means that the creation has to stay.</summary>
    public static SyntaxNode? Find(InvocationExpressionSyntax creation, SemanticModel model, CancellationToken cancellationToken)
    {
        if (!IsPlain(creation, model, cancellationToken))
        {
            return null;
        }

        ExpressionSyntax expression = Locals.WithParentheses(creation);
        SyntaxNode? found = expression.Parent as ExpressionStatementSyntax
            ?? (SyntaxNode?)Locals.DiscardOf(expression, model, cancellationToken);
        if (found is null && Locals.InitializedBy(expression) is { } local && Locals.IsUnused(local.Variable, local.Statement))
        {
            found = local.Statement.Declaration.Variables.Count == 1 ? local.Statement : local.Variable;
        }

        return IsOnlyGlobalStatement(found) ? null : found;
    }

    public static void RemoveAll(SyntaxEditor editor, IReadOnlyCollection<SyntaxNode> nodes)
    {
        var removed = new HashSet<SyntaxNode>(nodes);
        IEnumerable<LocalDeclarationStatementSyntax> parents = nodes
            .Select(node => node.Parent?.Parent)
            .OfType<LocalDeclarationStatementSyntax>()
            .Distinct();
        foreach (LocalDeclarationStatementSyntax statement in parents)
        {
            if (statement.Declaration.Variables.All(removed.Contains))
            {
                removed.ExceptWith(statement.Declaration.Variables);
                removed.Add(statement);
            }
        }

        // A program of top-level statements needs one.
        if (editor.OriginalRoot is CompilationUnitSyntax unit
            && unit.Members.OfType<GlobalStatementSyntax>().ToArray() is { Length: > 0 } globals
            && Array.TrueForAll(globals, global => removed.Contains(global.Statement)))
        {
            removed.Remove(globals[globals.Length - 1].Statement);
        }

        foreach (SyntaxNode node in removed)
        {
            Remove(editor, node);
        }
    }

    private static void Remove(SyntaxEditor editor, SyntaxNode node)
    {
        switch (node)
        {
            case StatementSyntax { Parent: GlobalStatementSyntax global }:
                RemoveLine(editor, global);
                break;
            case StatementSyntax { Parent: not (BlockSyntax or SwitchSectionSyntax) }:
                editor.ReplaceNode(node, SyntaxFactory.Block().WithTriviaFrom(node));
                break;
            case StatementSyntax:
                RemoveLine(editor, node);
                break;
            default:
                editor.RemoveNode(node, SyntaxRemoveOptions.KeepUnbalancedDirectives);
                break;
        }
    }

    /// <summary>Removes a statement with its line. Comments stay, since they may be about more than that line.</summary>
    private static void RemoveLine(SyntaxEditor editor, SyntaxNode node)
    {
        if (node.GetTrailingTrivia().Any(IsText))
        {
            editor.RemoveNode(node, SyntaxRemoveOptions.KeepExteriorTrivia);
        }
        else if (node.GetLeadingTrivia().Any(IsText))
        {
            editor.ReplaceNode(node, static (current, _) => current.WithLeadingTrivia(WithoutIndent(current.GetLeadingTrivia())));
            editor.RemoveNode(node, SyntaxRemoveOptions.KeepLeadingTrivia);
        }
        else
        {
            editor.RemoveNode(node, SyntaxRemoveOptions.KeepUnbalancedDirectives);
        }
    }

    private static bool IsText(SyntaxTrivia trivia) => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia);

    private static IEnumerable<SyntaxTrivia> WithoutIndent(SyntaxTriviaList trivia) =>
        trivia.Last().IsKind(SyntaxKind.WhitespaceTrivia) ? trivia.Take(trivia.Count - 1) : trivia;

    /// <summary>Whether evaluating bucket and key does nothing that the program would miss.</summary>
    private static bool IsPlain(InvocationExpressionSyntax creation, SemanticModel model, CancellationToken cancellationToken) =>
        creation.DescendantNodes().All(node => node switch
        {
            AssignmentExpressionSyntax or AwaitExpressionSyntax or BaseObjectCreationExpressionSyntax or VariableDesignationSyntax
                or ThrowExpressionSyntax => false,
            PostfixUnaryExpressionSyntax postfix => postfix.IsKind(SyntaxKind.SuppressNullableWarningExpression),
            PrefixUnaryExpressionSyntax prefix => prefix.Kind() is not (SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression),
            InvocationExpressionSyntax call => IsHandle(call, model, cancellationToken),
            _ => true,
        });

    /// <summary>Whether a call only names a place, or only a symbol.</summary>
    private static bool IsHandle(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken) =>
        call.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" }
        || model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol
        {
            Name: "Within" or "Bucket",
            ContainingAssembly.Name: "Fluent.Buckets",
        };

    /// <summary>Whether a program would be left without any statement.</summary>
    private static bool IsOnlyGlobalStatement(SyntaxNode? node) =>
        node?.Parent is GlobalStatementSyntax { Parent: CompilationUnitSyntax unit }
        && unit.Members.OfType<GlobalStatementSyntax>().Take(2).Count() == 1;
}
