using System.Net.Http.Headers;

namespace Fluent.Buckets.AzureBlobs;

/// <summary>Reads what a partial answer says of itself.</summary>
internal static class ContentRanges
{
    /// <summary>The offset of the first byte and the size of the whole. Null when the answer is the whole.</summary>
    public static (long Offset, long Size)? Parse(string? header) =>
        ContentRangeHeaderValue.TryParse(header, out ContentRangeHeaderValue? range) && range is { From: { } from, Length: { } size }
            ? (from, size)
            : null;
}
