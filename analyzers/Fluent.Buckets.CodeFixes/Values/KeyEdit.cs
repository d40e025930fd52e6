using Fluent.Buckets.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.CodeFixes.Values;

/// <summary>Edits the literal parts of an expression that gives a key.</summary>
internal static class KeyEdit
{
    /// <summary>The expression with its slips mended. Null means that the slips are not all in literals.</summary>
    /// <param name="key">The expression.</param>
    /// <param name="mended">The key that it shall give, as <see cref="KnownText"/>.</param>
    /// <param name="model">The model of its file.</param>
    /// <param name="cancellationToken">Cancels the edit.</param>
    public static ExpressionSyntax? TryMend(ExpressionSyntax key, string mended, SemanticModel model, CancellationToken cancellationToken)
    {
        var tokens = new Dictionary<SyntaxToken, SyntaxToken>();
        string text = string.Empty;
        foreach (SyntaxNode part in PartsOf(key))
        {
            string? literal = TextOf(part, model, cancellationToken);
            if (literal is null || !TryTokenOf(part, out SyntaxToken token))
            {
                text += literal ?? KnownText.Hole.ToString();
                continue;
            }

            bool isFirst = text.Length == 0;
            string better = Mend(literal, isFirst);
            text += better;
            if (better.Length == 0 && part is LiteralExpressionSyntax)
            {
                // An empty operand would be left.
                return null;
            }

            if (better != literal)
            {
                tokens.Add(token, Write(token, isFirst));
            }
        }

        return text == mended && tokens.Count > 0 ? RemoveEmpty(key.ReplaceTokens(tokens.Keys, (token, _) => tokens[token])) : null;
    }

    private static string Mend(string text, bool isFirst)
    {
        string better = text.Replace('\\', '/');
        return isFirst ? better.TrimStart('/') : better;
    }

    private static ExpressionSyntax? RemoveEmpty(ExpressionSyntax key) => key.RemoveNodes(
        key.DescendantNodes().OfType<InterpolatedStringTextSyntax>().Where(text => text.TextToken.Text.Length == 0), SyntaxRemoveOptions.KeepNoTrivia);

    /// <summary>The parts of a key in their order: the operands of <c>+</c>, and the contents of an interpolated string.</summary>
    private static IEnumerable<SyntaxNode> PartsOf(SyntaxNode node) => node switch
    {
        ParenthesizedExpressionSyntax parentheses => PartsOf(parentheses.Expression),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => PartsOf(sum.Left).Concat(PartsOf(sum.Right)),
        InterpolatedStringExpressionSyntax interpolated => interpolated.Contents,
        _ => [node],
    };

    private static string? TextOf(SyntaxNode part, SemanticModel model, CancellationToken cancellationToken) => part switch
    {
        InterpolatedStringTextSyntax => model.GetOperation(part, cancellationToken) is IInterpolatedStringTextOperation text ? KnownText.Of(text.Text) : null,
        InterpolationSyntax { AlignmentClause: null, FormatClause: null } hole => Constant(hole.Expression, model, cancellationToken),
        InterpolationSyntax => null,
        _ => Constant(part, model, cancellationToken),
    };

    private static string? Constant(SyntaxNode expression, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetOperation(expression, cancellationToken) is { } operation ? KnownText.Of(operation) : null;

    private static bool TryTokenOf(SyntaxNode part, out SyntaxToken token)
    {
        token = part switch
        {
            InterpolatedStringTextSyntax text => text.TextToken,
            LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => literal.Token,
            _ => default,
        };
        return token != default && !(IsEscaped(token) && token.Text.Replace("\\\\", string.Empty).Contains('\\'));
    }

    private static SyntaxToken Write(SyntaxToken token, bool isFirst)
    {
        string value = Mend(token.ValueText, isFirst);
        if (!token.IsKind(SyntaxKind.InterpolatedStringTextToken))
        {
            return SyntaxFactory.Literal(value).WithTriviaFrom(token);
        }

        // Only what a slip is written with changes; braces stay as they are.
        string text = IsEscaped(token) ? token.Text.Replace("\\\\", "/") : token.Text;
        return SyntaxFactory.Token(token.LeadingTrivia, token.Kind(), Mend(text, isFirst), value, token.TrailingTrivia);
    }

    /// <summary>Whether a token is text of an interpolated string in which a backslash starts an escape.</summary>
    private static bool IsEscaped(SyntaxToken token) =>
        token.Parent?.Parent is InterpolatedStringExpressionSyntax { StringStartToken.RawKind: (int)SyntaxKind.InterpolatedStringStartToken };
}
