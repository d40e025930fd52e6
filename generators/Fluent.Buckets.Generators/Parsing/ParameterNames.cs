namespace Fluent.Buckets.Generators;

/// <summary>The names of members as parameters are named.</summary>
internal static class ParameterNames
{
    /// <summary>Names that begin with a small letter, unless two would become the same.</summary>
    public static string[] Of(IReadOnlyCollection<string> members)
    {
        string[] names = [.. members.Select(Lower)];
        return names.Distinct(StringComparer.Ordinal).Count() == names.Length ? names : [.. members];
    }

    /// <summary><c>Year</c> is <c>year</c>, <c>ID</c> is <c>id</c>, <c>URLPath</c> is <c>urlPath</c>.</summary>
    private static string Lower(string name)
    {
        char[] letters = name.ToCharArray();
        for (int i = 0; i < letters.Length && char.IsUpper(letters[i]); i++)
        {
            if (i > 0 && i + 1 < letters.Length && !char.IsUpper(letters[i + 1]))
            {
                break;
            }

            letters[i] = char.ToLowerInvariant(letters[i]);
        }

        return new string(letters);
    }
}
