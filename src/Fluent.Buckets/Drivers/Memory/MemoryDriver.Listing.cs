namespace Fluent.Buckets;

public sealed partial class MemoryDriver
{
    private const int DefaultPageSize = 1000;

    /// <inheritdoc/>
    /// <remarks>The token of a page is its last key or folder, so that it survives what is written and deleted between two pages.</remarks>
    public override Task<ObjectPage> List(ListRequest request, CancellationToken cancellationToken) =>
        In(request.Bucket, cancellationToken, found =>
        {
            int size = request.PageSize ?? DefaultPageSize;
            string? after = request.PageToken ?? request.StartAfter;
            var entries = new List<ListEntry>();
            foreach (ListEntry entry in Entries(found, request, after))
            {
                if (entries.Count == size)
                {
                    return new ObjectPage(entries, entries[^1].Key);
                }

                entries.Add(entry);
            }

            return new ObjectPage(entries, null);
        });

    private static IEnumerable<ListEntry> Entries(MemoryBucket bucket, ListRequest request, string? after)
    {
        string? folder = null;
        foreach (string key in From(bucket.Keys, request.Prefix, after))
        {
            if (!key.StartsWith(request.Prefix, StringComparison.Ordinal))
            {
                yield break;
            }

            int slash = request.Folders ? key.IndexOf('/', request.Prefix.Length) : -1;
            if (slash < 0)
            {
                yield return ListEntry.ForObject(bucket.Objects[key].Info);
            }
            else if (folder is null || !key.StartsWith(folder, StringComparison.Ordinal))
            {
                folder = key[..(slash + 1)];

                // The page before ended with this folder: the rest of it is passed over.
                if (after is null || Utf8Order.Compare(folder, after) > 0)
                {
                    yield return ListEntry.ForFolder(folder);
                }
            }
        }
    }

    private static IEnumerable<string> From(SortedSet<string> keys, string prefix, string? after)
    {
        string? first = after is not null && Utf8Order.Compare(after, prefix) >= 0 ? after : prefix;
        IEnumerable<string> rest = keys.Count == 0 || Utf8Order.Compare(first, keys.Max) > 0
            ? []
            : keys.GetViewBetween(first, keys.Max);
        return after is null ? rest : rest.SkipWhile(key => Utf8Order.Compare(key, after) <= 0);
    }
}
