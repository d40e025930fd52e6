using System.Globalization;

namespace Fluent.Buckets.S3Storage;

/// <summary>Two markers of the protocol as one page token: the length of the first, a colon, then both.</summary>
internal static class PageToken
{
    public static string Join(string first, string? second) => string.Create(CultureInfo.InvariantCulture, $"{first.Length}:{first}{second}");

    public static (string? First, string? Second) Split(string? token)
    {
        if (token is null)
        {
            return (null, null);
        }

        int colon = token.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0
            || !int.TryParse(token.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out int length)
            || length > token.Length - colon - 1)
        {
            throw new StorageException(StorageErrorCode.InvalidArgument, "The page token is not one of this store. Start the listing anew.");
        }

        string rest = token[(colon + 1)..];
        return (rest[..length], rest.Length > length ? rest[length..] : null);
    }
}
