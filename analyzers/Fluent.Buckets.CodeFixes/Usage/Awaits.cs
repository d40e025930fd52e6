using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fluent.Buckets.CodeFixes.Usage;

/// <summary>Makes <c>await</c> expressions and the calls in them.</summary>
internal static class Awaits
{
    public static SyntaxToken AsyncKeyword => SyntaxFactory.Token(SyntaxKind.AsyncKeyword).WithTrailingTrivia(SyntaxFactory.Space);

    /// <summary>Awaits an expression, which keeps its trivia.</summary>
    public static AwaitExpressionSyntax Await(ExpressionSyntax expression) =>
        SyntaxFactory.AwaitExpression(
            SyntaxFactory.Token(expression.GetLeadingTrivia(), SyntaxKind.AwaitKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space)),
            expression.WithoutLeadingTrivia());

    /// <summary>A call that is configured as the one that was awaited before, where that had <c>ConfigureAwait</c>.</summary>
    public static ExpressionSyntax ConfigureAs(SyntaxNode awaited, ExpressionSyntax call) =>
        awaited is InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" },
        } configured
            ? Invoke(call, "ConfigureAwait", configured.ArgumentList.WithoutTrivia())
            : call;

    /// <summary>A call of a member.</summary>
    public static InvocationExpressionSyntax Invoke(ExpressionSyntax target, string name, ArgumentListSyntax arguments) =>
        SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, target, SyntaxFactory.IdentifierName(name)), arguments);
}
