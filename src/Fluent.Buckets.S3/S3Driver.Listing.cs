using Amazon.S3;
using Amazon.S3.Model;
using Fluent.Buckets.S3Storage;

namespace Fluent.Buckets;

public sealed partial class S3Driver
{
    /// <summary>How many objects are asked for at once, where a listing does not tell all of them.</summary>
    private const int InfoParallelism = 8;

    /// <inheritdoc/>
    public override Task<ObjectPage> List(ListRequest request, CancellationToken cancellationToken) =>
        Call(request.Bucket, null, cancellationToken, async () =>
        {
            var list = new ListObjectsV2Request
            {
                BucketName = request.Bucket,
                Prefix = request.Prefix,
                Delimiter = request.Folders ? "/" : null,
                StartAfter = request.StartAfter,
                MaxKeys = request.PageSize,
                ContinuationToken = request.PageToken,
                Encoding = EncodingType.Url,
            };
            ListObjectsV2Response response = await _client.ListObjectsV2Async(list, cancellationToken).ConfigureAwait(false);
            List<ListEntry> entries = Entries(response);
            await FillETags(request.Bucket, entries, cancellationToken).ConfigureAwait(false);
            return new ObjectPage(entries, response.IsTruncated == true ? response.NextContinuationToken : null);
        });

    /// <summary>Asks for the ETags that a listing lacks: Ceph's tells none of an object whose tags were set after its upload.</summary>
    private async Task FillETags(string bucket, List<ListEntry> entries, CancellationToken cancellationToken)
    {
        int[] lacking = [.. Enumerable.Range(0, entries.Count).Where(i => entries[i].Info is { ETag.Length: 0 })];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = InfoParallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(lacking, parallel, async (i, token) =>
        {
            ObjectInfo listed = entries[i].Info!;
            if (await GetInfo(bucket, listed.Key, token).ConfigureAwait(false) is { } info)
            {
                entries[i] = ListEntry.ForObject(listed with { Size = info.Size, ETag = info.ETag, LastModified = info.LastModified });
            }
        }).ConfigureAwait(false);
    }

    private ObjectInfo Listed(S3Object found, string key) => new()
    {
        Key = key,
        Size = found.Size ?? 0,
        ETag = Unquote(found.ETag),
        LastModified = Time(found.LastModified),
        Tier = Tier(found.StorageClass),
    };

    private List<ListEntry> Entries(ListObjectsV2Response response)
    {
        List<ListEntry> entries =
        [
            .. (response.S3Objects ?? []).Select(found => ListEntry.ForObject(Listed(found, XmlKey.Decode(found.Key, response.Encoding)))),
            .. (response.CommonPrefixes ?? []).Select(prefix => ListEntry.ForFolder(XmlKey.Decode(prefix, response.Encoding))),
        ];

        // The answer tells objects and folders apart; together they are in order.
        if (response.CommonPrefixes is { Count: > 0 })
        {
            entries.Sort(static (x, y) => Utf8Comparer.Instance.Compare(x.Key, y.Key));
        }

        return entries;
    }
}
