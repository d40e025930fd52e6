using System.Collections.Frozen;

namespace Fluent.Buckets;

/// <summary>Names of options that can only be a credential. It rather refuses one too many than lets a secret into a URL, which gets logged.</summary>
internal static class CredentialNames
{
    private static readonly FrozenSet<string> Whole = FrozenSet.ToFrozenSet(
        ["sig", "sas", "pwd", "pass", "user", "username", "login", "auth", "authorization", "jwt", "bearer"]);

    private static readonly string[] Parts = ["secret", "token", "password", "passwd", "passphrase", "credential", "signature", "sharedaccess"];

    private static readonly string[] Ends = ["key", "keyid", "connectionstring"];

    public static bool Contains(string option)
    {
        string name = string.Concat(option.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        return Whole.Contains(name)
            || Array.Exists(Parts, part => name.Contains(part, StringComparison.Ordinal))
            || Array.Exists(Ends, end => name.EndsWith(end, StringComparison.Ordinal));
    }
}
