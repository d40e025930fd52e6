using System.Xml;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fluent.Buckets.Generators;

/// <summary>
/// Reads the documentation of parameters off its syntax where it is mere text. To have the compiler make XML of it, which resolves references, costs
/// more than all else that is read of a key.
/// </summary>
internal static class PlainDocumentation
{
    /// <summary>Collects the texts by parameter. False means that there is more than text, or that the compiler has something to say of it.</summary>
    /// <param name="type">The type that is documented.</param>
    /// <param name="texts">Where to.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public static bool TryCollect(INamedTypeSymbol type, Dictionary<string, string> texts, CancellationToken cancellationToken)
    {
        if (type.DeclaringSyntaxReferences is not [var part] || !TryFindComment(part.GetSyntax(cancellationToken), out DocumentationCommentTriviaSyntax? comment))
        {
            return false;
        }

        if (comment is null)
        {
            return true;
        }

        var found = new List<(string Name, string Text)>();
        foreach (XmlNodeSyntax node in comment.Content)
        {
            if (node is XmlElementSyntax { StartTag.Name: { Prefix: null, LocalName.Text: "param" } } parameter)
            {
                if (parameter.StartTag.Attributes is not [XmlNameAttributeSyntax { Identifier.Identifier.Text: { } name }] || TextOf(parameter) is not { } text)
                {
                    return false;
                }

                found.Add((name, text));
            }
        }

        foreach ((string name, string text) in found)
        {
            KeyDocumentation.Add(texts, name, text);
        }

        return true;
    }

    /// <summary>Finds the one comment above a declaration, if there is any. False means that it is not clear which counts.</summary>
    private static bool TryFindComment(SyntaxNode declaration, out DocumentationCommentTriviaSyntax? comment)
    {
        comment = null;
        foreach (SyntaxTrivia trivia in declaration.GetLeadingTrivia())
        {
            if (trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia) && comment is null && !trivia.ContainsDiagnostics)
            {
                comment = (DocumentationCommentTriviaSyntax)trivia.GetStructure()!;
            }
            else if (!trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The text of an element, as it is in XML too. Null means that there is more than such text.</summary>
    private static string? TextOf(XmlElementSyntax element)
    {
        string text = string.Empty;
        foreach (XmlNodeSyntax node in element.Content)
        {
            if (node is not XmlTextSyntax part)
            {
                return null;
            }

            text += string.Concat(part.TextTokens.Select(static token => token.Text));
        }

        return text.All(static character => XmlConvert.IsXmlChar(character) && character is not ('&' or '<' or '>')) ? text : null;
    }
}
