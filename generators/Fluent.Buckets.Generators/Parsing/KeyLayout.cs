using Microsoft.CodeAnalysis;

namespace Fluent.Buckets.Generators;

/// <summary>Puts parameters into the holes of a template, and sees to it that each key can be parsed back.</summary>
internal static class KeyLayout
{
    /// <summary>The template's parts.</summary>
    /// <param name="pieces">The template.</param>
    /// <param name="parameters">The types of the parameters by name.</param>
    /// <param name="fault">What is wrong, as a whole sentence. Null means nothing.</param>
    public static KeyPart[] Arrange(List<TemplatePiece> pieces, IReadOnlyDictionary<string, ITypeSymbol> parameters, out string? fault)
    {
        var parts = new KeyPart[pieces.Count];
        fault = CheckNames(pieces, parameters);
        for (int i = 0; i < pieces.Count && fault is null; i++)
        {
            parts[i] = pieces[i].IsHole
                ? KeyFormats.Find(pieces[i], parameters[pieces[i].Text], out fault)
                : new KeyPart(KeyPartKind.Literal, pieces[i].Text);
        }

        for (int i = 0; i + 1 < pieces.Count && fault is null; i++)
        {
            fault = CheckNeighbours(parts[i], pieces[i], pieces[i + 1]);
        }

        return fault is null ? PlaceEscapes(parts) : [];
    }

    private static string? CheckNames(List<TemplatePiece> pieces, IReadOnlyDictionary<string, ITypeSymbol> parameters)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (TemplatePiece piece in pieces)
        {
            if (piece.IsHole && !parameters.ContainsKey(piece.Text))
            {
                string names = parameters.Count == 0 ? "it has none" : "they are " + string.Join(", ", parameters.Keys);
                return $"'{piece}' names no parameter of the type; {names}.";
            }

            if (piece.IsHole && !seen.Add(piece.Text))
            {
                return $"'{piece.Text}' stands in two holes.";
            }
        }

        string? missing = parameters.Keys.FirstOrDefault(name => !seen.Contains(name));
        return missing is null ? null : $"It has no hole for '{missing}', which could not be read back.";
    }

    private static string? CheckNeighbours(KeyPart part, TemplatePiece piece, TemplatePiece next)
    {
        if (!piece.IsHole || part.Width > 0)
        {
            return null;
        }

        return next.IsHole ? $"'{piece}' has no fixed width, so it must be told apart from '{next}' by a text between them."
            : next.Text[0] == '%' ? $"'{piece}' is followed by '%', which begins an escape."
            : piece.Slashes && next.Text[0] == '/' ? $"'{piece}' is followed by '/', so each slash in it would be escaped. Remove '**', or let another text follow."
            : null;
    }

    /// <summary>Works out what each hole must escape.</summary>
    private static KeyPart[] PlaceEscapes(KeyPart[] parts)
    {
        // How many dots the segment consists of so far. -1 means that it holds something else.
        int dots = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            KeyPart part = parts[i];
            KeyPart? next = i + 1 < parts.Length ? parts[i + 1] : null;
            if (part.Kind == KeyPartKind.Literal)
            {
                foreach (char character in part.Text)
                {
                    dots = character == '/' ? 0 : character == '.' && dots >= 0 ? dots + 1 : -1;
                }

                continue;
            }

            if (part.Width == 0)
            {
                bool isText = part.Kind is KeyPartKind.Text or KeyPartKind.Value;
                bool ends = isText && (next is null || next.Text[0] == '/');
                parts[i] = part with
                {
                    Next = next is null ? null : next.Text.Substring(0, char.IsHighSurrogate(next.Text[0]) ? 2 : 1),
                    EndsSegment = ends,
                    Dots = (ends || part.Slashes) && dots is 0 or 1 ? 2 - dots : 0,
                };
            }

            // A value with slashes may end with one.
            dots = part.Slashes ? 0 : -1;
        }

        return parts;
    }
}
