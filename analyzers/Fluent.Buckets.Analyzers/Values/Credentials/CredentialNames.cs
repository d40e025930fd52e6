using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Fluent.Buckets.Analyzers.Values;

/// <summary>Which parameters and properties of ours take a secret: those of types of credentials and options, by their names.</summary>
/// <remarks>What only names somebody (an access key's identifier, a user, an account) is no secret.</remarks>
internal static class CredentialNames
{
    private static readonly ImmutableArray<string> Ends =
        ["secret", "secretkey", "secretaccesskey", "password", "passphrase", "token", "accountkey", "sharedkey", "signingkey", "urlkey", "privatekey"];

    /// <summary>Whether a member is for a secret and nothing else.</summary>
    /// <param name="type">The type that it belongs to.</param>
    /// <param name="name">The name of the parameter or property.</param>
    public static bool TakesSecret(INamedTypeSymbol type, string name)
    {
        bool credentials = type.Name.EndsWith("Credentials", StringComparison.Ordinal);
        if (!credentials && !type.Name.EndsWith("Options", StringComparison.Ordinal))
        {
            return false;
        }

        string lower = name.ToLowerInvariant();
        return Ends.Any(end => lower.EndsWith(end, StringComparison.Ordinal)) || (credentials && lower == "key");
    }

    /// <summary>Whether a member tells where the store is.</summary>
    public static bool TakesAddress(string name)
    {
        string lower = name.ToLowerInvariant();
        return lower.EndsWith("endpoint", StringComparison.Ordinal) || lower.EndsWith("url", StringComparison.Ordinal) || lower.EndsWith("uri", StringComparison.Ordinal);
    }
}
