namespace Fluent.Buckets.Conformance;

/// <summary>Every verb in its plainest form, by name, for rules that hold for all of them.</summary>
internal static class Verbs
{
    private static readonly Dictionary<string, Func<BucketObject, CancellationToken, Task>> ReadTable = new(StringComparer.Ordinal)
    {
        ["GetInfo"] = async (o, token) => await o.GetInfo(token),
        ["ReadBytes"] = async (o, token) => await o.ReadBytes(token),
        ["ReadText"] = async (o, token) => await o.ReadText(token),
        ["ReadJson"] = async (o, token) => await o.ReadJson(TestJson.Default.Person, token),
        ["OpenRead"] = async (o, token) =>
        {
            await using ObjectReader reader = await o.OpenRead(token);
        },
        ["DownloadTo stream"] = async (o, token) =>
        {
            using var target = new MemoryStream();
            await o.DownloadTo(target, token);
        },
        ["CopyTo"] = async (o, token) => await o.CopyTo("target of the copy", token),
        ["MoveTo"] = async (o, token) => await o.MoveTo("target of the move", token),
    };

    private static readonly Dictionary<string, Func<BucketObject, CancellationToken, Task>> WriteTable = new(StringComparer.Ordinal)
    {
        ["Upload"] = async (o, token) => await o.Upload(new byte[10], token),
        ["UploadText"] = async (o, token) => await o.UploadText("text", token),
        ["UploadJson"] = async (o, token) => await o.UploadJson(new Person("Ada", 36), TestJson.Default.Person, token),
        ["UploadFrom stream"] = async (o, token) =>
        {
            using var source = new SourceStream(new byte[10]);
            await o.UploadFrom(source, token);
        },
        ["OpenWrite"] = async (o, token) =>
        {
            await using ObjectWriter writer = await o.OpenWrite(token);
            await writer.WriteAsync(new byte[10], token);
            await writer.CompleteAsync(token);
        },
        ["StartUpload"] = async (o, token) =>
        {
            MultipartUpload upload = await o.StartUpload(token);
            await upload.Complete([await upload.UploadPart(1, new byte[10], token)], token);
        },
        ["Create"] = async (o, token) => await o.Bucket.Create(o.Key).Upload(new byte[10], token),
    };

    private static readonly Dictionary<string, Func<BucketObject, CancellationToken, Task>> OtherTable = new(StringComparer.Ordinal)
    {
        ["Exists"] = async (o, token) => await o.Exists(token),
        ["TryGetInfo"] = async (o, token) => await o.TryGetInfo(token),
        ["Delete"] = async (o, token) => await o.Delete(token),
        ["DeleteMany"] = async (o, token) => await o.Bucket.DeleteMany(["other", o.Key], token),
    };

    private static readonly Dictionary<string, Func<Bucket, CancellationToken, Task>> BucketTable = new(StringComparer.Ordinal)
    {
        ["List"] = async (bucket, token) => await bucket.List(cancellationToken: token).ToListAsync(token),
        ["ListFolder"] = async (bucket, token) => await bucket.ListFolder(cancellationToken: token).ToListAsync(token),
        ["Find"] = async (bucket, token) => await bucket.Find("*", token).ToListAsync(token),
        ["DeleteAll"] = async (bucket, token) => await bucket.DeleteAll(string.Empty, token),
        ["DeleteBucket"] = async (bucket, token) => await bucket.DeleteBucket(token),
        ["DeleteBucket with contents"] = async (bucket, token) => await bucket.DeleteBucket(token).WithContents(),
        ["ListUploads"] = async (bucket, token) => await bucket.ListUploads(cancellationToken: token).ToListAsync(token),
        ["SweepUploads"] = async (bucket, token) => await bucket.SweepUploads(TimeSpan.Zero, token),
    };

    private static readonly Dictionary<string, Func<BucketObject, CancellationToken, Task>> ObjectTable =
        new(ReadTable.Concat(WriteTable).Concat(OtherTable), StringComparer.Ordinal);

    /// <summary>The verbs that need the object, as theory data.</summary>
    public static TheoryData<string> Reads => [.. ReadTable.Keys];

    /// <summary>The verbs that write the object, as theory data.</summary>
    public static TheoryData<string> Writes => [.. WriteTable.Keys];

    /// <summary>All verbs of an object, as theory data.</summary>
    public static TheoryData<string> OfObject => [.. ObjectTable.Keys];

    /// <summary>The verbs of a bucket that need it, as theory data.</summary>
    public static TheoryData<string> OfBucket => [.. BucketTable.Keys];

    /// <summary>The names of all verbs of an object.</summary>
    public static IReadOnlyCollection<string> ObjectNames => ObjectTable.Keys;

    /// <summary>The names of the verbs of a bucket that need it.</summary>
    public static IReadOnlyCollection<string> BucketNames => BucketTable.Keys;

    /// <summary>Calls a verb of an object.</summary>
    public static Task Call(string verb, BucketObject target, CancellationToken token) => ObjectTable[verb](target, token);

    /// <summary>Calls a verb of a bucket.</summary>
    public static Task Call(string verb, Bucket bucket, CancellationToken token) => BucketTable[verb](bucket, token);
}
