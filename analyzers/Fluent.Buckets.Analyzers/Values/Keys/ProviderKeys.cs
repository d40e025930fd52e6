namespace Fluent.Buckets.Analyzers.Values;

/// <summary>Whole keys that only some providers refuse.</summary>
/// <remarks>
/// Sources: Azure Storage REST, "Naming and referencing containers, blobs, and metadata"; Amazon S3 User Guide, "Naming Amazon S3 objects"; Cloud
/// Storage, "Objects": naming considerations. Swift, Directory and Memory hold every key. A test holds this against the drivers' key rules.
/// </remarks>
internal static class ProviderKeys
{
    private const int AzureSegments = 254;

    /// <summary>Why Azure Blob Storage refuses a key. Null means that it does not.</summary>
    public static string? RefuseAzure(string key)
    {
        if (key.IndexOf('\\') >= 0 || key.Any(char.IsControl))
        {
            return "it holds no backslash and no control character";
        }

        string[] segments = key.Split('/');
        if (segments.Any(segment => segment.EndsWith(".", StringComparison.Ordinal)))
        {
            return "neither the key nor a segment of it between slashes ends in a dot";
        }

        return key.EndsWith("/", StringComparison.Ordinal) ? "it does not end in a slash"
            : segments.Length > AzureSegments ? $"it has at most {AzureSegments} segments between slashes"
            : null;
    }

    /// <summary>Why Amazon S3 refuses a key. Null means that it does not.</summary>
    public static string? RefuseS3(string key)
    {
        if (key.IndexOf(KnownText.Hole) >= 0)
        {
            return null;
        }

        int depth = 0;
        foreach (string segment in key.Split('/'))
        {
            depth += segment == ".." ? -1 : segment.Length is 0 || segment == "." ? 0 : 1;
            if (depth < 0)
            {
                return "its '..' segments lead above the bucket";
            }
        }

        return null;
    }

    /// <summary>Why Google Cloud Storage refuses a key. Null means that it does not.</summary>
    public static string? RefuseGoogle(string key) =>
        key is "." or ".." ? "it is not just '.' or '..'"
        : key.IndexOfAny(['\r', '\n']) >= 0 ? "it holds no carriage return and no line feed"
        : key.StartsWith(".well-known/acme-challenge/", StringComparison.Ordinal) ? "it does not start with '.well-known/acme-challenge/'"
        : null;
}
