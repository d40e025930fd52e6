using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fluent.Buckets.CodeFixes.Usage;

/// <summary>Questions about locals and discards that both fixes ask.</summary>
internal static class Locals
{
    /// <summary>The declaration of a local that an expression initializes, if it is a plain statement.</summary>
    public static (VariableDeclaratorSyntax Variable, LocalDeclarationStatementSyntax Statement)? InitializedBy(ExpressionSyntax expression) =>
        expression.Parent is EqualsValueClauseSyntax
        {
            Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Parent: LocalDeclarationStatementSyntax statement } } variable,
        }
        && statement.UsingKeyword.IsKind(SyntaxKind.None)
            ? (variable, statement)
            : null;

    /// <summary>Whether a name that a statement declares stands nowhere else in the scope of the statement.</summary>
    public static bool IsUnused(VariableDeclaratorSyntax variable, LocalDeclarationStatementSyntax statement)
    {
        SyntaxNode scope = statement.Parent is GlobalStatementSyntax global ? global.Parent! : statement.Parent!;
        return !scope.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == variable.Identifier.ValueText);
    }

    /// <summary>The statement <c>_ = expression;</c>, where <c>_</c> is no variable.</summary>
    public static ExpressionStatementSyntax? DiscardOf(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken) =>
        expression.Parent is AssignmentExpressionSyntax
        {
            RawKind: (int)SyntaxKind.SimpleAssignmentExpression,
            Parent: ExpressionStatementSyntax statement,
        } assignment
        && assignment.Right == expression
        && model.GetSymbolInfo(assignment.Left, cancellationToken).Symbol is IDiscardSymbol
            ? statement
            : null;

    public static ExpressionSyntax WithParentheses(ExpressionSyntax expression)
    {
        while (expression.Parent is ParenthesizedExpressionSyntax parenthesized)
        {
            expression = parenthesized;
        }

        return expression;
    }
}
