namespace Fluent.Buckets.Analyzers;

/// <summary>Names of buckets of Google Cloud Storage.</summary>
/// <remarks>Source: Cloud Storage documentation, "Bucket names": requirements.</remarks>
internal static class GoogleBucketNames
{
    public static string? Refuse(string name)
    {
        bool dotted = name.Contains('.');
        if (name.Length < 3 || name.Length > (dotted ? 222 : 63) || name.Split('.').Any(component => component.Length > 63))
        {
            return "it has 3 to 63 characters, with dots up to 222 of which at most 63 lie between two dots";
        }

        if (!NameText.HasOnly(name, "-._"))
        {
            return "it holds only lower-case letters, digits, hyphens, dots and underscores";
        }

        if (!NameText.EndsProperly(name))
        {
            return "it starts and ends with a letter or a digit";
        }

        if (name.Contains("..") || name.Contains(".-") || name.Contains("-."))
        {
            return "it has no dot beside another dot or a hyphen, as a domain name";
        }

        if (NameText.LooksLikeAddress(name))
        {
            return "it does not look like an IP address";
        }

        if (name.StartsWith("goog", StringComparison.Ordinal))
        {
            return "it does not start with 'goog'";
        }

        return name.Contains("google") || name.Contains("g00gle") ? "it does not hold 'google' or a close misspelling" : null;
    }
}
