using System.Text;

namespace Fluent.Buckets.Generators;

/// <summary>The names of the generated files: the full metadata name in safe characters.</summary>
internal static class HintNames
{
    /// <summary>
    /// The metadata names that differ from another one only by case, as file names may not; in lower case. There are hardly ever any.
    /// </summary>
    public static EquatableArray<string> FindClashes(
        IEnumerable<AccessorModel> buckets, IEnumerable<FacadeModel> facades, IEnumerable<string> keys)
    {
        string[] clashes =
        [
            .. buckets.Select(static bucket => bucket.Bucket.MetadataName)
                .Concat(facades.Select(static facade => facade.Type.MetadataName))
                .Concat(keys)
                .GroupBy(static name => name.ToLowerInvariant(), StringComparer.Ordinal)
                .Where(static group => group.Distinct(StringComparer.Ordinal).Count() > 1)
                .Select(static group => group.Key)
                .OrderBy(static name => name, StringComparer.Ordinal),
        ];
        return new EquatableArray<string>(clashes);
    }

    public static string Make(TypeModel type, EquatableArray<string> clashes)
    {
        var name = new StringBuilder();
        foreach (char character in type.MetadataName)
        {
            if (char.IsLetterOrDigit(character) || character is '.' or '_' or '+')
            {
                name.Append(character);
            }
            else
            {
                name.Append('-').Append(((int)character).ToString("x4"));
            }
        }

        if (clashes.Contains(type.MetadataName.ToLowerInvariant(), StringComparer.Ordinal))
        {
            name.Append('-').Append(UpperCaseMask(type.MetadataName));
        }

        return name.Append(".g.cs").ToString();
    }

    /// <summary>Which letters are upper case, in hexadecimal: what tells apart names that differ only by case.</summary>
    private static string UpperCaseMask(string name)
    {
        var mask = new StringBuilder();
        for (int start = 0; start < name.Length; start += 4)
        {
            int digit = 0;
            for (int i = start; i < Math.Min(start + 4, name.Length); i++)
            {
                digit = (digit << 1) | (char.IsUpper(name[i]) ? 1 : 0);
            }

            mask.Append(digit.ToString("x"));
        }

        return mask.ToString();
    }
}
