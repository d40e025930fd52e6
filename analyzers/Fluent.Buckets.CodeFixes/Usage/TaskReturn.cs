using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Fluent.Buckets.CodeFixes.Usage;

/// <summary>Rewrites the <c>return</c> of a task for a function that becomes async.</summary>
internal static class TaskReturn
{
    public static void Rewrite(SyntaxEditor editor, ReturnStatementSyntax statement, bool hasResult)
    {
        if (statement.Expression is not { } task)
        {
            return;
        }

        if (hasResult)
        {
            editor.ReplaceNode(task, (current, _) => Result((ExpressionSyntax)current));
        }
        else if (IsCompleted(task))
        {
            if (IsLast(statement))
            {
                editor.RemoveNode(statement, SyntaxRemoveOptions.KeepUnbalancedDirectives);
            }
            else
            {
                editor.ReplaceNode(statement, Bare(statement));
            }
        }
        else
        {
            editor.ReplaceNode(statement, (current, _) => Awaited((ReturnStatementSyntax)current, IsLast(statement)));
        }
    }

    private static bool IsLast(ReturnStatementSyntax statement) =>
        statement.Parent is BlockSyntax { Parent: MethodDeclarationSyntax or LocalFunctionStatementSyntax } body
        && body.Statements.Last() == statement;

    private static bool IsCompleted(ExpressionSyntax task) =>
        task is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CompletedTask" }
            or LiteralExpressionSyntax { RawKind: (int)SyntaxKind.DefaultLiteralExpression }
            or DefaultExpressionSyntax;

    /// <summary>What a finished task was made from, else the task awaited.</summary>
    private static ExpressionSyntax Result(ExpressionSyntax task) =>
        task is InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromResult" },
            ArgumentList.Arguments: [{ } value],
        }
            ? value.Expression.WithTriviaFrom(task)
            : Awaits.Await(Primary(task));

    private static StatementSyntax Awaited(ReturnStatementSyntax statement, bool isLast)
    {
        ExpressionStatementSyntax awaited = SyntaxFactory.ExpressionStatement(Awaits.Await(Primary(statement.Expression!)));
        if (isLast)
        {
            return awaited.WithTriviaFrom(statement);
        }

        return SyntaxFactory.Block(awaited, SyntaxFactory.ReturnStatement()).WithTriviaFrom(statement);
    }

    private static ReturnStatementSyntax Bare(ReturnStatementSyntax statement) =>
        statement.WithExpression(null).WithReturnKeyword(statement.ReturnKeyword.WithTrailingTrivia());

    private static ExpressionSyntax Primary(ExpressionSyntax expression) =>
        expression is InvocationExpressionSyntax or MemberAccessExpressionSyntax or IdentifierNameSyntax or ParenthesizedExpressionSyntax
            or BaseObjectCreationExpressionSyntax
            ? expression
            : SyntaxFactory.ParenthesizedExpression(expression.WithoutTrivia()).WithTriviaFrom(expression);
}
