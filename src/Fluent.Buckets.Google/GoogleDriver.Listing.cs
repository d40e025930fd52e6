using System.Text;
using Fluent.Buckets.GoogleStorage;

namespace Fluent.Buckets;

public sealed partial class GoogleDriver
{
    /// <summary>The most that Google gives in one page. Source: Cloud Storage documentation, "Objects: list".</summary>
    private const int GreatestPage = 1000;

    private static readonly EntryOrder Order = new();

    /// <inheritdoc/>
    public override Task<ObjectPage> List(ListRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Run(
            request.Bucket,
            null,
            async () =>
            {
                ObjectList page = await _api.ListObjects(
                    request.Bucket,
                    new ListQuery
                    {
                        Prefix = request.Prefix,
                        Delimiter = request.Folders ? "/" : null,
                        StartOffset = request.StartAfter,
                        MaxResults = Math.Min(request.PageSize ?? GreatestPage, GreatestPage),
                        PageToken = request.PageToken,
                    },
                    cancellationToken).ConfigureAwait(false);
                return new ObjectPage(Entries(page, request.StartAfter), page.NextPageToken);
            },
            cancellationToken);
    }

    /// <summary>Objects and folders in one order. Google starts with the very key that is given, and with the folder that it lies in.</summary>
    private static List<ListEntry> Entries(ObjectList page, string? after)
    {
        IEnumerable<ListEntry> entries =
            [.. (page.Items ?? []).Select(item => ListEntry.ForObject(ToInfo(item, item.Name!))), .. (page.Prefixes ?? []).Select(ListEntry.ForFolder)];
        if (after is not null)
        {
            entries = entries.Where(entry => EntryOrder.Compare(entry.Key, after) > 0);
        }

        return page.Prefixes is { Count: > 0 } ? [.. entries.Order(Order)] : [.. entries];
    }

    /// <summary>The order of Google's listings: by the bytes of the key in UTF-8, which is that of its code points.</summary>
    private sealed class EntryOrder : IComparer<ListEntry>
    {
        public int Compare(ListEntry? x, ListEntry? y) => Compare(x!.Key, y!.Key);

        public static int Compare(string x, string y)
        {
            int at = 0;
            while (at < x.Length && at < y.Length && x[at] == y[at])
            {
                at++;
            }

            return at == x.Length || at == y.Length ? x.Length.CompareTo(y.Length) : PointAt(x, at).CompareTo(PointAt(y, at));
        }

        /// <summary>The code point at a place, or that the place is the second half of.</summary>
        private static int PointAt(string key, int at)
        {
            int start = char.IsLowSurrogate(key[at]) && at > 0 && char.IsHighSurrogate(key[at - 1]) ? at - 1 : at;
            return Rune.TryGetRuneAt(key, start, out Rune rune) ? rune.Value : key[at];
        }
    }
}
