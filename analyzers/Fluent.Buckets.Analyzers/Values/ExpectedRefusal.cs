using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fluent.Buckets.Analyzers.Values;

/// <summary>
/// Finds code that gives a wrong value on purpose: a test that expects the exception, as in <c>Assert.ThrowsAsync(() => …)</c>,
/// <c>Record.ExceptionAsync(() => …)</c> or <c>Assert.That(() => …, Throws.Exception)</c>.
/// </summary>
internal static class ExpectedRefusal
{
    public static bool IsAround(IOperation operation)
    {
        for (SyntaxNode? node = operation.Syntax; node is not null and not MemberDeclarationSyntax; node = node.Parent)
        {
            if (node is AnonymousFunctionExpressionSyntax lambda && IsExpectedToThrow(lambda))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsExpectedToThrow(AnonymousFunctionExpressionSyntax lambda)
    {
        if (lambda.FirstAncestorOrSelf<StatementSyntax>() is not { } statement)
        {
            return lambda.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member && NamesException(member, lambda);
        }

        // var act = () => …; act.Should().Throw…: the local is what the other statement names.
        return NamesException(statement, lambda)
            || (lambda.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Identifier.ValueText: var local } }
                && statement.Parent is { } block
                && block.ChildNodes().OfType<StatementSyntax>().Any(
                    other => other != statement
                        && other.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == local)
                        && NamesException(other, except: null)));
    }

    private static bool NamesException(SyntaxNode node, SyntaxNode? except) => node
        .DescendantTokens(child => child != except)
        .Any(token => token.IsKind(SyntaxKind.IdentifierToken)
            && (token.ValueText.Contains("Throw") || token.ValueText.Contains("Exception")));
}
