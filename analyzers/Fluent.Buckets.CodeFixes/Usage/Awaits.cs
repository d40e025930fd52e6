using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fluent.Buckets.CodeFixes.Usage;

/// <summary>Makes <c>await</c> expressions.</summary>
internal static class Awaits
{
    public static SyntaxToken AsyncKeyword => SyntaxFactory.Token(SyntaxKind.AsyncKeyword).WithTrailingTrivia(SyntaxFactory.Space);

    /// <summary>Awaits an expression, which keeps its trivia.</summary>
    public static AwaitExpressionSyntax Await(ExpressionSyntax expression) =>
        SyntaxFactory.AwaitExpression(
            SyntaxFactory.Token(expression.GetLeadingTrivia(), SyntaxKind.AwaitKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space)),
            expression.WithoutLeadingTrivia());
}
