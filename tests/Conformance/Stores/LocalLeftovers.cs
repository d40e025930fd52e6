namespace Fluent.Buckets.Conformance;

/// <summary>What unfinished writes leave in a store of this machine.</summary>
internal static class LocalLeftovers
{
    /// <summary>The unfinished uploads of a bucket that has no API but ours.</summary>
    public static async Task<IReadOnlyList<string>> Of(Bucket bucket) =>
        await bucket.ListUploads().Select(upload => $"{bucket.Name}/{upload.Key}: upload").ToListAsync();

    public static async Task<IReadOnlyList<string>> Of(ObjectStore store) => await store.ListBuckets().Select(bucket => bucket.Name).ToListAsync();

    /// <summary>What lies beside the objects of a bucket on disk.</summary>
    public static IReadOnlyList<string> Scratch(string root, Bucket bucket)
    {
        string scratch = Path.Join(root, bucket.Name, "%uploads");
        return Directory.Exists(scratch) ? [.. Directory.EnumerateFileSystemEntries(scratch)] : [];
    }

    /// <summary>The folders of a store: buckets, and buckets that are being deleted.</summary>
    public static IReadOnlyList<string> Folders(string root) => [.. Directory.EnumerateDirectories(root)];
}
