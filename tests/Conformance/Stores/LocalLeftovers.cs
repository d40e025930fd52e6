namespace Fluent.Buckets.Conformance;

/// <summary>What unfinished writes leave in a store of this machine.</summary>
internal static class LocalLeftovers
{
    /// <summary>The unfinished uploads of a bucket that has no API but ours.</summary>
    public static async Task<IReadOnlyList<string>> Of(ObjectStore store, string bucket) =>
        await store.Bucket(bucket).ListUploads().Select(upload => $"{bucket}/{upload.Key}: upload").ToListAsync();

    public static async Task<IReadOnlyList<string>> Of(ObjectStore store) => await store.ListBuckets().Select(bucket => bucket.Name).ToListAsync();

    /// <summary>What lies beside the objects of a bucket on disk.</summary>
    public static IReadOnlyList<string> Scratch(string root, string bucket)
    {
        string scratch = Path.Join(root, bucket, "%uploads");
        return Directory.Exists(scratch) ? [.. Directory.EnumerateFileSystemEntries(scratch)] : [];
    }

    /// <summary>The folders of a store that is the tests' own: buckets, and buckets whose deletion did not end. All count, whatever their names; locks stay.</summary>
    public static IReadOnlyList<string> Folders(string root, string prefix) =>
        [.. Directory.EnumerateDirectories(root).Select(Path.GetFileName).Where(name => name != "%locks").Select(name => prefix + name)];
}
