namespace Fluent.Buckets.Conformance;

/// <summary>Reads that hold only when the object is unchanged, or only when it has changed.</summary>
public abstract class ReadConditionTests(StoreHarness harness) : ConformanceTest(harness)
{
    /// <summary>The verbs that read, each with its conditions.</summary>
    public static TheoryData<string> Verbs => ["ReadBytes", "ReadText", "OpenRead", "DownloadTo stream", "DownloadTo file", "ReadBytes range", "ReadBytes end"];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_read_with_IfMatch_needs_the_etag(string verb)
    {
        (BucketObject source, string stale, string etag) = await Stored();
        if (await Needs.Missing(Store, StoreConditions.ReadIfMatch, () => Read(verb, source, stale, null)))
        {
            return;
        }

        Assert.Equal("second", await Read(verb, source, etag, null));
        await Unchanged(() => Expect.Error(StorageErrorCode.PreconditionFailed, source, () => Read(verb, source, stale, null)));
        Assert.Empty(Directory.GetFileSystemEntries(Folder));
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_read_with_IfNoneMatch_needs_another_etag(string verb)
    {
        (BucketObject source, string stale, string etag) = await Stored();
        if (await Needs.Missing(Store, StoreConditions.ReadIfNoneMatch, () => Read(verb, source, null, stale)))
        {
            return;
        }

        Assert.Equal("second", await Read(verb, source, null, stale));
        await Unchanged(() => Expect.Error(StorageErrorCode.NotModified, source, () => Read(verb, source, null, etag)));
        Assert.Empty(Directory.GetFileSystemEntries(Folder));
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_missing_object_is_missing_whatever_the_condition(string verb)
    {
        string etag = (await Put("a")).ETag;
        BucketObject missing = Bucket.Object("missing");
        if (!await Needs.Missing(Store, StoreConditions.ReadIfMatch, () => Read(verb, missing, etag, null)))
        {
            await Expect.Error(StorageErrorCode.ObjectNotFound, missing, () => Read(verb, missing, etag, null));
        }

        if (!await Needs.Missing(Store, StoreConditions.ReadIfNoneMatch, () => Read(verb, missing, null, etag)))
        {
            await Expect.Error(StorageErrorCode.ObjectNotFound, missing, () => Read(verb, missing, null, etag));
        }
    }

    private async Task<(BucketObject Source, string Stale, string ETag)> Stored()
    {
        string stale = (await Put("a", "first")).ETag;
        string etag = (await Put("a", "second")).ETag;
        return (Bucket.Object("a"), stale, etag);
    }

    private async Task<string> Read(string verb, BucketObject source, string? ifMatch, string? ifNoneMatch)
    {
        switch (verb)
        {
            case "ReadBytes":
                return Text(await On(source.ReadBytes(Token)));
            case "ReadBytes range":
                return Text(await On(source.ReadBytes(Token).Range(0, 100)));
            case "ReadBytes end":
                return Text(await On(source.ReadBytes(Token).Last(100)));
            case "ReadText":
                return await On(source.ReadText(Token));
            case "DownloadTo stream":
                using (var target = new MemoryStream())
                {
                    await On(source.DownloadTo(target, Token));
                    return Text(target.ToArray());
                }

            case "DownloadTo file":
                string path = Path.Combine(Folder, "target");
                await On(source.DownloadTo(path, Token));
                string text = await File.ReadAllTextAsync(path, Token);
                File.Delete(path);
                return text;
            default:
                await using (ObjectReader opened = await On(source.OpenRead(Token)))
                {
                    using var reader = new StreamReader(opened);
                    return await reader.ReadToEndAsync(Token);
                }
        }

        TSelf On<TSelf, T>(ReadOperation<TSelf, T> read)
            where TSelf : ReadOperation<TSelf, T> => ifMatch is not null ? read.IfMatch(ifMatch) : read.IfNoneMatch(ifNoneMatch!);
    }

    private static string Text(byte[] bytes) => System.Text.Encoding.UTF8.GetString(bytes);
}
