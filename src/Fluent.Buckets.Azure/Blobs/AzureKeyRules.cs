namespace Fluent.Buckets.AzureBlobs;

/// <summary>Which keys Azure holds exactly.</summary>
/// <remarks>
/// Source: Azure Storage REST, "Naming and referencing containers, blobs, and metadata". Beside it: the URL's path is what names a blob, and on the way there
/// <c>.</c> and <c>..</c> segments are folded, which reaches other containers, and a backslash becomes a slash.
/// </remarks>
internal sealed class AzureKeyRules : KeyRules
{
    public const int GreatestSegments = 254;

    public static AzureKeyRules Instance { get; } = new();

    /// <summary>Whether there can be a key with the prefix. The service does not answer a listing of all that cannot be.</summary>
    public static bool CanBegin(string prefix) => prefix.All(c => Refuse(c) is null);

    protected override string? Refuse(string key)
    {
        if (key.StartsWith(UploadMarker.Prefix, StringComparison.Ordinal))
        {
            return $"Keys that start with '{UploadMarker.Prefix}' are the driver's own, for multipart uploads.";
        }

        foreach (char c in key)
        {
            if (Refuse(c) is { } why)
            {
                return why;
            }
        }

        return Segments(key);
    }

    private static string? Refuse(char c) => c switch
    {
        '\\' => "The key holds a backslash, which Azure turns into a slash.",
        '\uFFFE' or '\uFFFF' => "The key holds U+FFFE or U+FFFF, which are no characters.",
        >= '\uE000' and <= '\uF8FF' => $"The key holds U+{(int)c:X4}, of the private use area, which Azure does not take.",
        _ when char.IsControl(c) => $"The key holds the control character U+{(int)c:X4}, which Azure does not take.",
        _ => null,
    };

    private static string? Segments(string key)
    {
        int count = 0;
        foreach (Range range in key.AsSpan().Split('/'))
        {
            count++;
            if (key.AsSpan(range).EndsWith('.'))
            {
                return "The key, or a segment of it between slashes, ends in a dot, which Azure drops or folds into another name.";
            }
        }

        return key.EndsWith('/') ? "The key ends in a slash, which Azure warns against."
            : count > GreatestSegments ? $"The key has {count} segments between slashes; the greatest number is {GreatestSegments}."
            : null;
    }
}
