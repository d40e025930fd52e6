using System.Text;

namespace Fluent.Buckets.Generators;

/// <summary>
/// Takes a key's template apart: text with holes, <c>{Name}</c>, <c>{Name:Format}</c> or <c>{**Name}</c>, in which <c>{{</c> and <c>}}</c> stand
/// for braces. It knows nothing of types.
/// </summary>
internal static class KeyTemplate
{
    /// <summary>The pieces of a template, literals and holes; no two literals are side by side.</summary>
    /// <param name="template">The template.</param>
    /// <param name="fault">What is wrong with it, as a whole sentence. Null means nothing.</param>
    public static List<TemplatePiece> Parse(string template, out string? fault)
    {
        var pieces = new List<TemplatePiece>();
        var literal = new StringBuilder();
        fault = template.Length == 0 ? "It is empty, and a key has at least one character." : null;
        for (int i = 0; i < template.Length && fault is null; i++)
        {
            char character = template[i];
            if (character is '{' or '}' && i + 1 < template.Length && template[i + 1] == character)
            {
                literal.Append(character);
                i++;
            }
            else if (character == '{')
            {
                Flush(literal, pieces);
                int end = template.IndexOf('}', i);
                fault = end < 0 ? "A '{' has no '}' after it. Write '{{' for a brace in the key." : AddHole(template.Substring(i + 1, end - i - 1), pieces);
                i = end;
            }
            else if (character == '}')
            {
                fault = "A '}' has no '{' before it. Write '}}' for a brace in the key.";
            }
            else
            {
                fault = Refuse(template, i);
                literal.Append(character);
            }
        }

        Flush(literal, pieces);
        return pieces;
    }

    private static string? AddHole(string hole, List<TemplatePiece> pieces)
    {
        bool slashes = hole.StartsWith("**", StringComparison.Ordinal);
        string name = slashes ? hole.Substring(2) : hole;
        int colon = name.IndexOf(':');
        string? format = colon < 0 ? null : name.Substring(colon + 1);
        name = colon < 0 ? name : name.Substring(0, colon);
        pieces.Add(new TemplatePiece(name, IsHole: true, format, slashes));
        return name.Length == 0 ? $"The hole '{{{hole}}}' has no name."
            : hole.Contains("{") ? $"The hole '{{{hole}}}' holds another one."
            : format is "" ? $"The hole '{{{hole}}}' has a colon and no format after it."
            : null;
    }

    /// <summary>What no store holds in a key.</summary>
    private static string? Refuse(string template, int index)
    {
        char character = template[index];
        if (character == '\0')
        {
            return "It holds the character NUL (U+0000), which no key may have.";
        }

        bool isPaired = char.IsHighSurrogate(character)
            ? index + 1 < template.Length && char.IsLowSurrogate(template[index + 1])
            : char.IsLowSurrogate(character) && index > 0 && char.IsHighSurrogate(template[index - 1]);
        return char.IsSurrogate(character) && !isPaired ? "It holds half of a surrogate pair, which has no UTF-8 form." : null;
    }

    private static void Flush(StringBuilder literal, List<TemplatePiece> pieces)
    {
        if (literal.Length > 0)
        {
            pieces.Add(new TemplatePiece(literal.ToString()));
            literal.Clear();
        }
    }
}
