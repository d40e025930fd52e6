using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fluent.Buckets.CodeFixes.Usage;

/// <summary>The function around a node, and whether an <c>await</c> may stand there.</summary>
internal static class AsyncContext
{
    /// <summary>The function that a node belongs to. Null means a top-level statement, or none such as in a field.</summary>
    public static SyntaxNode? FunctionOf(SyntaxNode node) => node.Ancestors().FirstOrDefault(IsFunction);

    /// <summary>Whether an <c>await</c> may be put at a node as the code is.</summary>
    public static bool AllowsAwait(SyntaxNode node)
    {
        if (!AllowsAwaitIn(node, FunctionOf(node)))
        {
            return false;
        }

        return FunctionOf(node) is { } function ? IsAsync(function) : node.FirstAncestorOrSelf<GlobalStatementSyntax>() is not null;
    }

    /// <summary>Whether what lies between a node and its function allows an <c>await</c>.</summary>
    public static bool AllowsAwaitIn(SyntaxNode node, SyntaxNode? function) =>
        node.Ancestors().TakeWhile(outer => outer != function).All(
            outer => outer is not (LockStatementSyntax or QueryExpressionSyntax or CatchFilterClauseSyntax or UnsafeStatementSyntax
                or FixedStatementSyntax))
        && !node.Ancestors().OfType<MemberDeclarationSyntax>().Any(member => member.Modifiers.Any(SyntaxKind.UnsafeKeyword));

    public static bool IsAsync(SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax method => method.Modifiers.Any(SyntaxKind.AsyncKeyword),
        LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.AsyncKeyword),
        AnonymousFunctionExpressionSyntax anonymous => anonymous.Modifiers.Any(SyntaxKind.AsyncKeyword),
        _ => false,
    };

    public static bool IsFunction(SyntaxNode node) =>
        node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax
            or BasePropertyDeclarationSyntax or BaseFieldDeclarationSyntax;
}
