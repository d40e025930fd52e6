using System.Globalization;

namespace Fluent.Buckets.OpenStackSwift;

/// <summary>Times in Swift's forms.</summary>
internal static class SwiftTimes
{
    /// <summary>Reads <c>X-Timestamp</c>: seconds since 1970 with five decimals. <c>Last-Modified</c> would be rounded up to whole seconds.</summary>
    public static DateTimeOffset? OfTimestamp(string? text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal seconds) && seconds < 100_000_000_000
            ? DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond))
            : null;

    /// <summary>Reads the time of a listing: ISO 8601 in UTC, without a zone.</summary>
    public static DateTimeOffset? OfListing(string? text) =>
        DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time)
            ? time
            : null;
}
