namespace Fluent.Buckets;

/// <summary>What is at a place in the tree.</summary>
internal enum PlaceState
{
    /// <summary>A folder of the tree.</summary>
    Folder,

    /// <summary>Nothing.</summary>
    Missing,

    /// <summary>A link, which is never followed.</summary>
    Link,

    /// <summary>Something else, such as a file where a folder belongs.</summary>
    Other,
}

/// <summary>
/// Where everything of a store lies. What belongs to the store itself starts with <c>%</c> and no hexadecimal digit, as no key's name does.
/// </summary>
/// <param name="root">The full path of the root.</param>
/// <param name="keys">How keys become paths in this store.</param>
/// <param name="store">The store's name, for messages.</param>
internal sealed class DirectoryLayout(string root, KeyPath keys, string store)
{
    private const string RemovedPrefix = "%removed-";
    private const string VersionsName = "%versions";

    public string Root => root;

    public KeyPath Keys => keys;

    public string Bucket(string bucket) => Path.Join(root, keys.BucketName(bucket));

    /// <summary>The folder of a bucket's scratch files and multipart uploads.</summary>
    public string Uploads(string bucket) => Path.Join(Bucket(bucket), "%uploads");

    /// <summary>The folder of a bucket's old versions. It is there only when there are any.</summary>
    public string Versions(string bucket) => Path.Join(Bucket(bucket), VersionsName);

    /// <summary>A place in the root for a bucket that is being deleted.</summary>
    public string NewRemoved() => Path.Join(root, RemovedPrefix + Guid.NewGuid().ToString("N"));

    /// <summary>What was begun in the root and not finished: buckets that are being deleted, and files of a store that is being made.</summary>
    public IEnumerable<string> Leftovers() => Directory.EnumerateFileSystemEntries(root, RemovedPrefix + "*")
        .Concat(Directory.EnumerateFileSystemEntries(root, StoreRoot.NewPrefix + "*"));

    /// <summary>What is at a path, without following a link.</summary>
    public static PlaceState Inspect(string path)
    {
        FileAttributes attributes = new FileInfo(path).Attributes;
        return (int)attributes == -1 ? PlaceState.Missing
            : attributes.HasFlag(FileAttributes.ReparsePoint) ? PlaceState.Link
            : attributes.HasFlag(FileAttributes.Directory) ? PlaceState.Folder
            : PlaceState.Other;
    }

    public bool HasBucket(string bucket) => Inspect(Bucket(bucket)) == PlaceState.Folder;

    /// <exception cref="StorageException">BucketNotFound.</exception>
    public void RequireBucket(string bucket)
    {
        if (!HasBucket(bucket))
        {
            throw StorageErrors.BucketNotFound(store, bucket);
        }
    }

    /// <summary>The place of a file in the folder of a key's old versions.</summary>
    public ObjectPath HistoryOf(string bucket, string key, string file) =>
        new(Bucket(bucket), [VersionsName, .. keys.HistoryNames(key), file]);

    public ObjectPath PathOf(string bucket, string key) => new(Bucket(bucket), keys.Names(key));
}
