using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fluent.Buckets.CodeFixes.Usage;

/// <summary>Where a stream comes out of the operation that opens it.</summary>
internal static class OpenedStream
{
    /// <summary>The expression that is the stream: the <c>await</c> around the verb, its modifiers and its task. Null means that there is none.</summary>
    public static ExpressionSyntax? Find(InvocationExpressionSyntax verb, string type, SemanticModel model, CancellationToken cancellationToken)
    {
        ExpressionSyntax current = verb;
        while (model.GetTypeInfo(current, cancellationToken).Type?.Name != type)
        {
            switch (current.Parent)
            {
                case ParenthesizedExpressionSyntax or AwaitExpressionSyntax or MemberAccessExpressionSyntax:
                case InvocationExpressionSyntax call when call.Expression == current:
                    current = (ExpressionSyntax)current.Parent;
                    break;
                default:
                    return null;
            }
        }

        return Locals.WithParentheses(current);
    }

    /// <summary>Whether a local is written to again, or can be.</summary>
    public static bool IsReassigned(VariableDeclaratorSyntax variable, SyntaxNode scope) =>
        Uses(variable, scope).Any(name => name.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == name,
            ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax } } => true,
            ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None),
            RefExpressionSyntax => true,
            PrefixUnaryExpressionSyntax prefix => prefix.IsKind(SyntaxKind.AddressOfExpression),
            _ => false,
        });

    public static IEnumerable<IdentifierNameSyntax> Uses(VariableDeclaratorSyntax variable, SyntaxNode scope) =>
        scope.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == variable.Identifier.ValueText);
}
