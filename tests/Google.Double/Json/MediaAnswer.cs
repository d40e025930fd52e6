using System.Globalization;
using System.Net.Http.Headers;

namespace Fluent.Buckets.GoogleDouble;

/// <summary>An object's bytes, whole or a range of them.</summary>
internal static class MediaAnswer
{
    public static DoubleAnswer Of(DoubleRequest request, StoredObject stored, bool isXml)
    {
        Refusal.Unless(
            stored.ContentEncoding != "gzip" || request.Header("Accept-Encoding")?.Contains("gzip", StringComparison.Ordinal) == true || isXml,
            "The double does not decompress: ask with Accept-Encoding: gzip.");
        (int start, int end) = (0, stored.Content.Length);
        int status = 200;
        if (request.Header("Range") is { } range)
        {
            (start, end) = Resolve(range, stored.Content.Length);
            status = 206;
        }

        DoubleAnswer answer = new DoubleAnswer(status, stored.Content[start..end])
            .With("x-goog-generation", stored.Generation.ToString(CultureInfo.InvariantCulture))
            .With("x-goog-metageneration", stored.Metageneration.ToString(CultureInfo.InvariantCulture))
            .With("x-goog-stored-content-length", stored.Content.Length.ToString(CultureInfo.InvariantCulture))
            .With("x-goog-stored-content-encoding", stored.ContentEncoding ?? "identity")
            .With("x-goog-hash", $"crc32c={stored.Checksum}")
            .With("x-goog-storage-class", stored.StorageClass)
            .With("Last-Modified", stored.Updated.UtcDateTime.ToString("R", CultureInfo.InvariantCulture))
            .With("Content-Type", stored.ContentType)
            .With("Content-Encoding", stored.ContentEncoding)
            .With("Content-Language", stored.ContentLanguage);
        if (status == 206)
        {
            answer.With("Content-Range", string.Create(CultureInfo.InvariantCulture, $"bytes {start}-{end - 1}/{stored.Content.Length}"));
        }

        // The JSON API's own, for what is downloaded by a browser.
        return isXml
            ? answer.With("Cache-Control", stored.CacheControl).With("Content-Disposition", stored.ContentDisposition)
            : answer.With("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate").With("Content-Disposition", "attachment");
    }

    private static (int Start, int End) Resolve(string header, int size)
    {
        Refusal.Unless(RangeHeaderValue.TryParse(header, out RangeHeaderValue? range) && range.Ranges.Count == 1, "The range is one of bytes.");
        RangeItemHeaderValue item = range.Ranges.Single();
        (long start, long end) = item.From is { } from
            ? (from, Math.Min((item.To ?? (size - 1)) + 1, size))
            : (Math.Max(0, size - item.To!.Value), size);
        return start < end
            ? ((int)start, (int)end)
            : throw new Refusal(416, "requestedRangeNotSatisfiable", "Request range not satisfiable");
    }
}
