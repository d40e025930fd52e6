namespace Fluent.Buckets;

/// <summary>Gives a listing page by page, to callers that come back later.</summary>
internal static class Pager
{
    /// <param name="query">Which page.</param>
    /// <param name="give">Gives the item of an entry. Null passes it over.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public static async Task<ListedPage<T>> Page<T>(
        PageQuery query, Func<BucketPlace, ListEntry, T?> give, CancellationToken cancellationToken)
        where T : class
    {
        BucketPlace place = query.Bucket.Locate();
        string scope = query.Scope(place);
        PagePosition start = query.Token is null ? default : Parse(place, query.Token, scope);
        ListRequest request = Lister.Request(place, query.Prefix, query.Settings) with { Folders = query.Folders };
        if (start.StoreToken is not null)
        {
            request = request with { PageToken = start.StoreToken, StartAfter = null };
        }

        var walk = new PageWalk(place, start.StoreToken);
        var items = new List<T>();
        string? after = start.LastKey;
        while (true)
        {
            request = request with { PageSize = RequestSize(query, items.Count) };
            ObjectPage page = await place.Driver.List(request, cancellationToken).ConfigureAwait(false);
            int at = after is null ? 0 : Behind(page.Entries, after, place.Driver.Capabilities.ListOrder);
            for (; at < page.Entries.Count && items.Count < query.Size; at++)
            {
                ListEntry entry = page.Entries[at];
                if (Lister.IsInView(place, entry) && query.Glob?.Matches(entry.Key[place.Prefix.Length..]) != false && give(place, entry) is { } item)
                {
                    items.Add(item);
                }
            }

            if (at < page.Entries.Count)
            {
                var within = new PagePosition(request.PageToken, page.Entries[at - 1].Key);
                return new ListedPage<T>(items, within.ToToken(scope));
            }

            if (page.NextPageToken is not { } token)
            {
                return new ListedPage<T>(items, null);
            }

            request = Lister.Next(walk, request, page, token);
            after = null;
            if (items.Count == query.Size)
            {
                return new ListedPage<T>(items, new PagePosition(token, null).ToToken(scope));
            }
        }
    }

    /// <summary>
    /// How much one request asks for: what is missing, so that the store's page ends where ours does. A pattern may pass over any number of
    /// keys, so it reads the store's own pages and goes on within one.
    /// </summary>
    private static int? RequestSize(PageQuery query, int have) => query.Glob is not null
        ? query.Settings.PageSize
        : Math.Min(query.Size - have, query.Settings.PageSize ?? int.MaxValue);

    /// <summary>Where the entries behind a key start, which may be deleted meanwhile.</summary>
    private static int Behind(IReadOnlyList<ListEntry> entries, string key, ListOrder order)
    {
        int at = 0;
        if (order != ListOrder.None)
        {
            while (at < entries.Count && Compare(entries[at].Key, key, order) <= 0)
            {
                at++;
            }

            return at;
        }

        while (at < entries.Count && entries[at].Key != key)
        {
            at++;
        }

        // Without an order nothing tells where a deleted key was: rather twice than never.
        return at < entries.Count ? at + 1 : 0;
    }

    private static int Compare(string x, string y, ListOrder order) =>
        order == ListOrder.Utf16 ? string.CompareOrdinal(x, y) : Utf8Order.Compare(x, y);

    private static PagePosition Parse(BucketPlace place, string token, string scope) =>
        PagePosition.TryParse(token, scope, out PagePosition position)
            ? position
            : throw place.Fault(
                StorageErrorCode.InvalidArgument,
                $"{StorageErrors.Show(token)} is not a page token of this listing of bucket '{place.Name}' ({place.Store}). Give the NextToken "
                + "of the page before unchanged, with the same bucket, prefix and pattern; null gives the first page.");
}
