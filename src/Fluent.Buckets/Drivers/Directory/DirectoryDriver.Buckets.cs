namespace Fluent.Buckets;

/// <content>Requests about buckets: each is a folder of the root.</content>
public sealed partial class DirectoryDriver
{
    private const int BucketsPerPage = 1000;

    /// <inheritdoc/>
    public override Task<bool> BucketExists(string bucket, CancellationToken cancellationToken) =>
        Run(bucket, null, () => Task.FromResult(_root.TryOpen()?.HasBucket(bucket) ?? false), cancellationToken);

    /// <inheritdoc/>
    public override Task CreateBucket(string bucket, CancellationToken cancellationToken) => Run(bucket, null, async () =>
    {
        DirectoryLayout layout = _root.OpenOrCreate();
        using (await _root.Locks.Take(bucket, "", cancellationToken).ConfigureAwait(false))
        {
            string folder = layout.Bucket(bucket);
            switch (DirectoryLayout.Inspect(folder))
            {
                case PlaceState.Folder:
                    throw StorageErrors.BucketAlreadyExists(Name, bucket);
                case PlaceState.Missing:
                    Directory.CreateDirectory(layout.Uploads(bucket));
                    break;
                default:
                    throw DirectoryErrors.LinkInTheWay(Name, bucket, null, folder);
            }
        }

        _objects.Flush([layout.Bucket(bucket), layout.Root]);
        return true;
    }, cancellationToken);

    /// <inheritdoc/>
    public override Task DeleteBucket(string bucket, CancellationToken cancellationToken) => Run(bucket, null, async () =>
    {
        DirectoryLayout layout = _objects.Layout(bucket);
        string folder = layout.Bucket(bucket);
        string removed = layout.NewRemoved();

        // Every change holds one of the locks, so that with all of them the bucket stands still between the look and the rename.
        using (await _root.Locks.TakeAll(cancellationToken).ConfigureAwait(false))
        {
            layout.RequireBucket(bucket);
            RefuseContents(layout, bucket, cancellationToken);
            Directory.Move(folder, removed);
        }

        _objects.Flush([layout.Root]);
        ScratchFiles.DiscardFolder(removed);
        return true;
    }, cancellationToken);

    /// <inheritdoc/>
    public override Task<BucketPage> ListBuckets(string? pageToken, CancellationToken cancellationToken) =>
        Run(null, null, () => Task.FromResult(PageOfBuckets(pageToken)), cancellationToken);

    private BucketPage PageOfBuckets(string? pageToken)
    {
        if (_root.TryOpen() is not { } layout || !Directory.Exists(layout.Root))
        {
            return new BucketPage([], null);
        }

        var names = new List<string>();
        foreach (DirectoryInfo folder in new DirectoryInfo(layout.Root).EnumerateDirectories())
        {
            bool link = folder.Attributes.HasFlag(FileAttributes.ReparsePoint);
            if (!link && layout.Keys.TryReadBucket(folder.Name, out string bucket) && string.CompareOrdinal(bucket, pageToken) > 0)
            {
                names.Add(bucket);
            }
        }

        names.Sort(StringComparer.Ordinal);
        bool more = names.Count > BucketsPerPage;
        IReadOnlyList<string> page = more ? names[..BucketsPerPage] : names;
        return new BucketPage(page, more ? page[^1] : null);
    }

    /// <summary>A bucket goes only when it holds no object, and nothing that somebody else put there either.</summary>
    private void RefuseContents(DirectoryLayout layout, string bucket, CancellationToken cancellationToken)
    {
        var request = new ListRequest { Bucket = bucket, Prefix = "", PageSize = 1 };
        if (new DirectoryWalker(layout, request, tellsVersions: false, cancellationToken).Entries().Any())
        {
            throw StorageErrors.BucketNotEmpty(Name, bucket);
        }

        if (new VersionWalker(layout, new VersionListRequest { Bucket = bucket, Prefix = "", PageSize = 1 }, cancellationToken).Page().Versions.Count > 0)
        {
            throw _options.KeepVersions ? StorageErrors.BucketNotEmpty(Name, bucket) : DirectoryErrors.VersionsLeft(Name, bucket);
        }

        string scratch = layout.Uploads(bucket);
        var pending = new Stack<string>([layout.Bucket(bucket)]);
        while (pending.TryPop(out string? folder))
        {
            foreach (string path in Directory.EnumerateFileSystemEntries(folder))
            {
                if (DirectoryLayout.Inspect(path) != PlaceState.Folder)
                {
                    throw DirectoryErrors.ForeignFile(Name, bucket, path);
                }

                if (path != scratch)
                {
                    pending.Push(path);
                }
            }
        }
    }
}
