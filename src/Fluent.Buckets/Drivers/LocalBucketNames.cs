namespace Fluent.Buckets;

/// <summary>Bucket names of the Directory and Memory stores. This file is compiled into the analyzers too, so that both say the same.</summary>
internal static class LocalBucketNames
{
    /// <summary>Why a name is refused, as a whole sentence. Null means that it is accepted.</summary>
    public static string? Refuse(string name)
    {
        if (name.Length is < 3 or > 63)
        {
            return "A bucket name has 3 to 63 characters.";
        }

        bool twoDots = false;
        char before = ' ';
        foreach (char c in name)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '.' or '_'))
            {
                return "A bucket name holds only lower-case ASCII letters, digits, hyphens, dots and underscores.";
            }

            twoDots |= c == '.' && before == '.';
            before = c;
        }

        if (name[0] is '-' or '.' or '_' || name[name.Length - 1] is '-' or '.' or '_')
        {
            return "A bucket name starts and ends with a letter or a digit.";
        }

        return twoDots ? "A bucket name holds no two dots in a row." : null;
    }
}
