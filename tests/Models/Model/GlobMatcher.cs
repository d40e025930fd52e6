namespace Fluent.Buckets.Models;

/// <summary>Patterns matched the slow and plain way: choices are written out, stars are tried at every length.</summary>
internal static class GlobMatcher
{
    public static bool Matches(string glob, string key)
    {
        int open = glob.IndexOf('{', StringComparison.Ordinal);
        if (open < 0)
        {
            return Match(glob, key);
        }

        int close = glob.IndexOf('}', open);
        return glob[(open + 1)..close].Split(',').Any(choice => Matches(glob[..open] + choice + glob[(close + 1)..], key));
    }

    private static bool Match(ReadOnlySpan<char> glob, ReadOnlySpan<char> key)
    {
        if (glob.IsEmpty)
        {
            return key.IsEmpty;
        }

        if (glob[0] == '*')
        {
            bool crosses = glob.StartsWith("**");
            ReadOnlySpan<char> rest = glob[(crosses ? 2 : 1)..];
            for (int taken = 0; taken <= key.Length; taken++)
            {
                if (taken > 0 && !crosses && key[taken - 1] == '/')
                {
                    return false;
                }

                if (Match(rest, key[taken..]))
                {
                    return true;
                }
            }

            return false;
        }

        if (key.IsEmpty)
        {
            return false;
        }

        if (glob[0] == '?')
        {
            int length = char.IsHighSurrogate(key[0]) ? 2 : 1;
            return key[0] != '/' && Match(glob[1..], key[length..]);
        }

        if (glob[0] == '[')
        {
            int close = glob.IndexOf(']');
            return glob[1..close].Contains(key[0]) && Match(glob[(close + 1)..], key[1..]);
        }

        return glob[0] == key[0] && Match(glob[1..], key[1..]);
    }
}
