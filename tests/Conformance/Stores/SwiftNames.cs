using System.Text;

namespace Fluent.Buckets.Conformance;

/// <summary>Which container names Swift refuses by its documentation: empty ones, a slash, NUL, what is no UTF-8; and the two that paths fold.</summary>
internal static class SwiftNames
{
    public static bool Refuses(string name) =>
        name.Length == 0 || name.Contains('/', StringComparison.Ordinal) || name.Contains('\0', StringComparison.Ordinal) || name is "." or ".."
        || name.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar);
}
