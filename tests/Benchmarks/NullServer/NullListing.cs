using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Fluent.Buckets.Benchmarks;

/// <summary>Listings, 1,000 keys a page, in both versions of the protocol. The keys of all folders come with a delimiter too.</summary>
internal static class NullListing
{
    private const int PageSize = 1000;

    private static readonly ConcurrentDictionary<(NullSet Set, int First, int Count), string> Pages = new();

    public static string Write(NullHead head, NullObjects objects)
    {
        string prefix = head.Parameter("prefix") ?? string.Empty;
        bool second = head.Parameter("list-type") == "2";
        string? token = head.Parameter(second ? "continuation-token" : "marker");
        int size = head.Parameter("max-keys") is { Length: > 0 } greatest ? Math.Min(PageSize, int.Parse(greatest, CultureInfo.InvariantCulture)) : PageSize;
        string entries;
        string? next = null;
        int count;
        if (NullSet.Find(prefix) is { } set)
        {
            int first = token is { Length: > 0 } ? int.Parse(token.AsSpan(token.LastIndexOf('/') + 1, 7), CultureInfo.InvariantCulture) + 1 : 0;
            entries = Pages.GetOrAdd((set, first, size), static page => page.Set.Page(page.First, page.Count));
            count = Math.Min(size, Math.Max(0, set.Count - first));
            next = first + count < set.Count ? set.Prefix + NullSet.Item(first + count - 1) : null;
        }
        else
        {
            (string Key, long Size)[] found =
            [
                .. objects.Stored(head.Bucket, prefix).SkipWhile(item => token is { Length: > 0 } && string.CompareOrdinal(item.Key, token) <= 0).Take(size + 1),
            ];
            count = Math.Min(found.Length, size);
            next = found.Length > size ? found[size - 1].Key : null;
            var text = new StringBuilder();
            foreach ((string key, long length) in found.AsSpan(0, count))
            {
                NullAnswers.WriteEntry(text, key, length);
            }

            entries = text.ToString();
        }

        string after = next is null ? string.Empty
            : second ? $"<NextContinuationToken>{next}</NextContinuationToken>" : $"<NextMarker>{next}</NextMarker>";
        return $"<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Name>{head.Bucket}</Name><Prefix>{prefix}</Prefix><KeyCount>{count}</KeyCount>"
            + $"<MaxKeys>{size}</MaxKeys><IsTruncated>{(next is null ? "false" : "true")}</IsTruncated>{after}{entries}</ListBucketResult>";
    }
}
