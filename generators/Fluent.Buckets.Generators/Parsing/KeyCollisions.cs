using Microsoft.CodeAnalysis;

namespace Fluent.Buckets.Generators;

/// <summary>Which generated members a key has no place for, since a member of its own stands there.</summary>
internal static class KeyCollisions
{
    private const string Text = "global::System.ReadOnlySpan<char>";
    private const string Provider = "global::System.IFormatProvider";

    /// <summary>The collisions of a key, each with what stands in the place.</summary>
    /// <param name="type">The key's type.</param>
    /// <param name="parts">The parts of its template.</param>
    public static IEnumerable<(GeneratedMembers Generated, string Name, ISymbol Own)> Find(INamedTypeSymbol type, IReadOnlyList<KeyPart> parts) =>
        MemberCollisions.Find(type, Signatures(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), parts));

    /// <summary>The generated members that a key has no place for.</summary>
    /// <inheritdoc cref="Find"/>
    public static GeneratedMembers Taken(INamedTypeSymbol type, IReadOnlyList<KeyPart> parts)
    {
        GeneratedMembers taken = GeneratedMembers.None;
        foreach ((GeneratedMembers generated, _, _) in Find(type, parts))
        {
            taken |= generated;
        }

        return taken;
    }

    private static IEnumerable<MemberSignature> Signatures(string self, IReadOnlyList<KeyPart> parts)
    {
        yield return new(GeneratedMembers.KeyToString, "ToString");
        yield return new(GeneratedMembers.KeyInterface, "ToString", "string", Provider);
        yield return new(GeneratedMembers.KeyInterface, "TryFormat", "global::System.Span<char>", "out int", Text, Provider);
        yield return new(GeneratedMembers.KeyInterface, "Parse", "string", Provider);
        yield return new(GeneratedMembers.KeyInterface, "Parse", Text, Provider);
        yield return new(GeneratedMembers.KeyInterface, "TryParse", "string", Provider, "out " + self);
        yield return new(GeneratedMembers.KeyInterface, "TryParse", Text, Provider, "out " + self);
        yield return new(GeneratedMembers.KeyTryParse, "TryParse", "string", "out " + self);
        yield return new(GeneratedMembers.KeyTryParse, "TryParse", Text, "out " + self);
        string[] types = [.. parts.Where(static part => part.Kind != KeyPartKind.Literal).Select(static part => part.Type)];
        for (int count = 0; count < types.Length; count++)
        {
            yield return new(GeneratedMembers.KeyPrefix, "Prefix", [.. types.Take(count)]);
        }
    }
}
