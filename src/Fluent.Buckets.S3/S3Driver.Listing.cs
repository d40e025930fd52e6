using Amazon.S3;
using Amazon.S3.Model;
using Fluent.Buckets.S3Storage;

namespace Fluent.Buckets;

public sealed partial class S3Driver
{
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
        for (int i = 0; i < entries.Count; i++)
        {
            if (entries[i].Info is { ETag.Length: 0 } listed
                && await GetInfo(bucket, listed.Key, cancellationToken).ConfigureAwait(false) is { } info)
            {
                entries[i] = ListEntry.ForObject(listed with { Size = info.Size, ETag = info.ETag, LastModified = info.LastModified });
            }
        }
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
