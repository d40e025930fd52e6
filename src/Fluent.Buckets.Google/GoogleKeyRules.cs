namespace Fluent.Buckets.GoogleStorage;

/// <summary>Which keys Google Cloud Storage holds.</summary>
/// <remarks>Source: Cloud Storage documentation, "Objects": naming considerations. Everything else is only advised against there.</remarks>
internal sealed class GoogleKeyRules : KeyRules
{
    public static GoogleKeyRules Instance { get; } = new();

    protected override string? Refuse(string key)
    {
        if (key is "." or "..")
        {
            return "Google Cloud Storage holds no object that is called '.' or '..'.";
        }

        if (key.AsSpan().ContainsAny('\r', '\n'))
        {
            return "The key holds a carriage return or a line feed, which Google Cloud Storage refuses.";
        }

        return key.StartsWith(".well-known/acme-challenge/", StringComparison.Ordinal)
            ? "Google Cloud Storage refuses keys that start with '.well-known/acme-challenge/'."
            : null;
    }
}
