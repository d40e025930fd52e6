using Fluent.Buckets.Conformance;

namespace Fluent.Buckets.Models;

/// <summary>Lists below a prefix, in the pages of the store or by tokens.</summary>
internal sealed record ListStep(string Prefix, int Cut, int? PageSize, bool ByToken, string? StartAfter) : Step
{
    public override async Task Run(World world)
    {
        (string view, string rest) = World.Cut(Prefix, Cut);
        Bucket bucket = world.Bucket.Within(view);
        StorageErrorCode[] faults = StartAfter is not null && !world.Can.ListsStartAfter ? [StorageErrorCode.NotSupported] : [];
        var (succeeded, keys) = await World.Attempt(faults, () => Keys(bucket, rest));
        if (succeeded)
        {
            Listing.Same(
                world.Can.ListOrder,
                [.. world.Model.Keys(Prefix, world.Can.ListOrder, StartAfter is null ? null : view + StartAfter)
                    .Where(key => key.Length > view.Length).Select(key => key[view.Length..])],
                keys!);
        }
    }

    public override IEnumerable<Step> Simpler()
    {
        if (Cut != 0)
        {
            yield return this with { Cut = 0 };
        }

        if (ByToken || PageSize is not null)
        {
            yield return this with { ByToken = false, PageSize = null };
        }

        if (StartAfter is not null)
        {
            yield return this with { StartAfter = null };
        }
    }

    public override string ToString() =>
        From(Prefix, Cut, "List")
        + (StartAfter is null ? string.Empty : $".StartAfter({Show.Text(StartAfter)})")
        + (PageSize is null ? string.Empty : ByToken ? $".Page({PageSize}, token)" : $".PageSize({PageSize})")
        + ";";

    private async Task<List<string>> Keys(Bucket bucket, string prefix)
    {
        ObjectListing listing = bucket.List(prefix);
        listing = StartAfter is null ? listing : listing.StartAfter(StartAfter);
        if (PageSize is not { } size)
        {
            return await listing.Select(info => info.Key).ToListAsync();
        }

        if (!ByToken)
        {
            return await listing.PageSize(size).Select(info => info.Key).ToListAsync();
        }

        var keys = new List<string>();
        string? token = null;
        do
        {
            ListedPage<ObjectInfo> page = await listing.Page(size, token);
            keys.AddRange(page.Items.Select(info => info.Key));
            token = page.NextToken;
            if (page.Items.Count > size || keys.Count > 1000)
            {
                throw new ModelException($"A page of {size} has {page.Items.Count} items, {keys.Count} in all so far.");
            }
        }
        while (token is not null);
        return keys;
    }
}

/// <summary>Lists what is directly below a prefix.</summary>
internal sealed record ListFolderStep(string Prefix, int Cut, int? PageSize) : Step
{
    public override async Task Run(World world)
    {
        (string view, string rest) = World.Cut(Prefix, Cut);
        FolderListing listing = world.Bucket.Within(view).ListFolder(rest);
        List<ListEntry> entries = await (PageSize is null ? listing : listing.PageSize(PageSize.Value)).ToListAsync();
        Listing.Same(
            world.Can.ListOrder,
            [.. world.Model.Folder(Prefix, world.Can.ListOrder).Where(entry => entry.Key.Length > view.Length)
                .Select(entry => Line(entry.Key[view.Length..], entry.IsFolder))],
            [.. entries.Select(entry => Line(entry.Key, entry.IsFolder))],
            [.. entries.Select(entry => entry.Key)]);
    }

    public override IEnumerable<Step> Simpler()
    {
        if (Cut != 0)
        {
            yield return this with { Cut = 0 };
        }

        if (PageSize is not null)
        {
            yield return this with { PageSize = null };
        }
    }

    public override string ToString() => From(Prefix, Cut, "ListFolder") + (PageSize is null ? string.Empty : $".PageSize({PageSize})") + ";";

    private static string Line(string key, bool isFolder) => isFolder ? key + " (folder)" : key;
}

/// <summary>Finds by a pattern.</summary>
internal sealed record FindStep(string Glob, int? PageSize) : Step
{
    public override async Task Run(World world)
    {
        ObjectListing listing = world.Bucket.Find(Glob);
        List<string> keys = await (PageSize is null ? listing : listing.PageSize(PageSize.Value)).Select(info => info.Key).ToListAsync();
        Listing.Same(
            world.Can.ListOrder, [.. world.Model.Keys(string.Empty, world.Can.ListOrder).Where(key => GlobMatcher.Matches(Glob, key))], keys);
    }

    public override string ToString() => $"bucket.Find({Show.Text(Glob)}){(PageSize is null ? string.Empty : $".PageSize({PageSize})")};";
}

/// <summary>Compares what was listed with what is there.</summary>
internal static class Listing
{
    public static void Same(ListOrder order, IReadOnlyList<string> expected, IReadOnlyList<string> actual, IReadOnlyList<string>? keys = null)
    {
        keys ??= actual;
        bool isOrdered = order == ListOrder.None || keys.Zip(keys.Skip(1)).All(pair => KeyOrder.Of(order).Compare(pair.First, pair.Second) < 0);
        if (!isOrdered || !expected.Order(StringComparer.Ordinal).SequenceEqual(actual.Order(StringComparer.Ordinal)))
        {
            throw new ModelException($"It listed {Show.Texts(actual)}, not {Show.Texts(expected)}{(isOrdered ? string.Empty : ", and not in its order")}.");
        }
    }
}
