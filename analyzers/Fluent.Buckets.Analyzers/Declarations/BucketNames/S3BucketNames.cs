using System.Collections.Immutable;

namespace Fluent.Buckets.Analyzers;

/// <summary>Names of general purpose buckets of Amazon S3.</summary>
/// <remarks>Source: Amazon S3 User Guide, "General purpose bucket naming rules".</remarks>
internal static class S3BucketNames
{
    private static readonly ImmutableArray<string> ReservedStarts = ["xn--", "sthree-", "amzn-s3-demo-"];

    private static readonly ImmutableArray<string> ReservedEnds = ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"];

    public static string? Refuse(string name)
    {
        if (name.Length is < 3 or > 63)
        {
            return "it has 3 to 63 characters";
        }

        if (!NameText.HasOnly(name, "-."))
        {
            return "it holds only lower-case letters, digits, hyphens and dots";
        }

        if (!NameText.EndsProperly(name))
        {
            return "it starts and ends with a letter or a digit";
        }

        if (name.Contains(".."))
        {
            return "it holds no two dots in a row";
        }

        if (NameText.LooksLikeAddress(name))
        {
            return "it does not look like an IP address";
        }

        return ReservedStarts.FirstOrDefault(start => name.StartsWith(start, StringComparison.Ordinal)) is { } taken
            ? $"it does not start with '{taken}'"
            : ReservedEnds.FirstOrDefault(end => name.EndsWith(end, StringComparison.Ordinal)) is { } ending
                ? $"it does not end in '{ending}'"
                : null;
    }
}
