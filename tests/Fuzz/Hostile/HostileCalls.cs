namespace Fluent.Buckets.Fuzz;

/// <summary>One call of each kind, made against a server that answers nonsense.</summary>
internal static class HostileCalls
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>The calls by their names. What a store lacks is refused without a request.</summary>
    public static IReadOnlyDictionary<string, Func<Bucket, CancellationToken, Task>> All { get; } = new Dictionary<string, Func<Bucket, CancellationToken, Task>>
    {
        ["GetInfo"] = async (bucket, token) => await bucket.Object("a").GetInfo(token),
        ["Read"] = async (bucket, token) => await bucket.Object("a").ReadBytes(token).WithTimeout(Patience),
        ["ReadRange"] = async (bucket, token) => await bucket.Object("a").ReadBytes(token).Range(2, 5).WithTimeout(Patience),
        ["Download"] = async (bucket, token) => await bucket.Object("a").DownloadTo(Stream.Null, token).WithTimeout(Patience),
        ["Upload"] = async (bucket, token) => await bucket.Object("a").UploadText("text", token).WithTimeout(Patience),
        ["List"] = async (bucket, token) => await bucket.List(cancellationToken: token).CountAsync(token),
        ["ListFolder"] = async (bucket, token) => await bucket.ListFolder(cancellationToken: token).CountAsync(token),
        ["ListUploads"] = async (bucket, token) => await bucket.ListUploads(cancellationToken: token).CountAsync(token),
        ["ListBuckets"] = async (bucket, token) => await bucket.Store.ListBuckets(token).CountAsync(token),
        ["BucketExists"] = async (bucket, token) => await bucket.Exists(token),
        ["CreateBucket"] = async (bucket, token) => await bucket.CreateBucket(token),
        ["Delete"] = async (bucket, token) => await bucket.Object("a").Delete(token).WithTimeout(Patience),
        ["DeleteMany"] = async (bucket, token) => await bucket.DeleteMany(["a", "b"], token).WithTimeout(Patience),
        ["Copy"] = async (bucket, token) => await bucket.Object("a").CopyTo("b", token).WithTimeout(Patience),
        ["SetMetadata"] = async (bucket, token) => await bucket.Object("a").SetMetadata([new("a", "b")], token).WithTimeout(Patience),
        ["GetTags"] = async (bucket, token) => await bucket.Object("a").GetTags(token),
        ["StartUpload"] = async (bucket, token) => await bucket.Object("a").StartUpload(token).WithTimeout(Patience),
    };

    public static IReadOnlyCollection<string> Reads { get; } = ["Read", "Download"];

    public static IReadOnlyCollection<string> Lists { get; } = ["List", "ListFolder"];
}
