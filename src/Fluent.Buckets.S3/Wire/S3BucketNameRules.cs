namespace Fluent.Buckets.S3Storage;

/// <summary>Names of general purpose buckets.</summary>
/// <remarks>
/// Source: Amazon S3 User Guide, "General purpose bucket naming rules". Prefixes and suffixes that are Amazon's own are left to the server, since other
/// servers do not know them.
/// </remarks>
internal sealed class S3BucketNameRules : BucketNameRules
{
    public override string? Check(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length is < 3 or > 63)
        {
            return "A bucket name has 3 to 63 characters.";
        }

        if (name.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c is not ('-' or '.')))
        {
            return "A bucket name holds only lower-case ASCII letters, digits, hyphens and dots.";
        }

        if (!char.IsAsciiLetterOrDigit(name[0]) || !char.IsAsciiLetterOrDigit(name[^1]))
        {
            return "A bucket name starts and ends with a letter or a digit.";
        }

        if (name.Contains("..", StringComparison.Ordinal))
        {
            return "A bucket name holds no two dots in a row.";
        }

        return LooksLikeAddress(name) ? "A bucket name does not look like an IP address." : null;
    }

    private static bool LooksLikeAddress(string name)
    {
        string[] parts = name.Split('.');
        return parts.Length == 4 && parts.All(part => part.Length is > 0 and <= 3 && part.All(char.IsAsciiDigit));
    }
}
