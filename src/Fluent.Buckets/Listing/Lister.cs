using System.Runtime.CompilerServices;

namespace Fluent.Buckets;

/// <summary>Walks the pages of a store's listings.</summary>
internal static class Lister
{
    public static async IAsyncEnumerable<ObjectInfo> Objects(
        Bucket bucket, string prefix, Glob? glob, ListSettings settings, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        BucketPlace place = bucket.Locate();
        ListRequest request = Request(place, prefix, settings);
        await foreach (ListEntry entry in Entries(place, request, cancellationToken).ConfigureAwait(false))
        {
            ObjectInfo info = Relative(place, entry.Info!);
            if (glob is null || glob.Matches(info.Key))
            {
                yield return info;
            }
        }
    }

    public static async IAsyncEnumerable<ListEntry> Folder(
        Bucket bucket, string prefix, ListSettings settings, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        BucketPlace place = bucket.Locate();
        ListRequest request = Request(place, prefix, settings) with { Folders = true };
        await foreach (ListEntry entry in Entries(place, request, cancellationToken).ConfigureAwait(false))
        {
            yield return Relative(place, entry);
        }
    }

    public static async IAsyncEnumerable<Bucket> Buckets(
        ObjectStore store, Glob? glob, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var walk = new PageWalk(store.Driver.Name, "its buckets");
        string? token = null;
        do
        {
            BucketPage page = await store.Driver.ListBuckets(token, cancellationToken).ConfigureAwait(false);
            foreach (string name in page.Names)
            {
                if (glob is null || glob.Matches(name))
                {
                    yield return store.Bucket(name);
                }
            }

            token = page.NextPageToken;
            if (token is not null)
            {
                walk.Next(token, page.Names.Count, i => page.Names[i]);
            }
        }
        while (token is not null);
    }

    public static async IAsyncEnumerable<UploadInfo> Uploads(
        Bucket bucket, string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        BucketPlace place = bucket.Locate();
        var walk = new PageWalk(place);
        string? token = null;
        do
        {
            UploadPage page = await StorageErrors
                .Place(place.Driver.ListUploads(place.Name, place.WholePrefix(prefix), token, cancellationToken), place.Name).ConfigureAwait(false);
            foreach (UploadInfo upload in page.Uploads)
            {
                yield return place.Prefix.Length == 0 ? upload : upload with { Key = upload.Key[place.Prefix.Length..] };
            }

            token = page.NextPageToken;
            if (token is not null)
            {
                walk.Next(token, page.Uploads.Count, i => $"{page.Uploads[i].Key}\0{page.Uploads[i].Id}");
            }
        }
        while (token is not null);
    }

    /// <summary>The whole keys of a listing, in batches of at most <paramref name="size"/>.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<string>> KeyBatches(
        BucketPlace place, string prefix, int size, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ListRequest request = Request(place, prefix, new ListSettings());
        var batch = new List<string>(size);
        await foreach (ListEntry entry in Entries(place, request, cancellationToken).ConfigureAwait(false))
        {
            batch.Add(entry.Key);
            if (batch.Count == size)
            {
                yield return batch;
                batch = new List<string>(size);
            }
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    /// <summary>The request for the first page, once what the store lacks is refused.</summary>
    public static ListRequest Request(BucketPlace place, string prefix, ListSettings settings)
    {
        if (settings.StartAfter is not null && !place.Driver.Capabilities.ListsStartAfter)
        {
            throw StorageErrors.NotSupported(
                place.Store, place.Name, null, "List(…).StartAfter(key)", "List from the start and pass over what comes before.");
        }

        return new ListRequest
        {
            Bucket = place.Name,
            Prefix = place.WholePrefix(prefix),
            StartAfter = settings.StartAfter is null ? null : place.WholePrefix(settings.StartAfter),
            PageSize = settings.PageSize,
        };
    }

    /// <summary>The request for the page after another.</summary>
    public static ListRequest Next(PageWalk walk, ListRequest request, ObjectPage page, string token)
    {
        walk.Next(token, page.Entries.Count, i => page.Entries[i].Key);
        return request with { PageToken = token, StartAfter = null };
    }

    /// <summary>Whether an entry is in the view: an object at a view's very prefix has no key within it, so it does not belong to it.</summary>
    public static bool IsInView(BucketPlace place, ListEntry entry) => entry.Key.Length > place.Prefix.Length;

    public static ObjectInfo Relative(BucketPlace place, ObjectInfo info) =>
        place.Prefix.Length == 0 ? info : info with { Key = info.Key[place.Prefix.Length..] };

    public static ListEntry Relative(BucketPlace place, ListEntry entry) => entry.Info is { } info
        ? ListEntry.ForObject(Relative(place, info))
        : ListEntry.ForFolder(entry.Key[place.Prefix.Length..]);

    private static async IAsyncEnumerable<ListEntry> Entries(
        BucketPlace place, ListRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var walk = new PageWalk(place);
        while (true)
        {
            ObjectPage page = await StorageErrors
                .Place(place.Driver.List(request, cancellationToken), place.Name).ConfigureAwait(false);
            foreach (ListEntry entry in page.Entries)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (IsInView(place, entry))
                {
                    yield return entry;
                }
            }

            if (page.NextPageToken is not { } token)
            {
                yield break;
            }

            request = Next(walk, request, page, token);
        }
    }
}
