using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Fluent.Buckets.S3Storage;

namespace Fluent.Buckets;

public sealed partial class S3Driver
{
    /// <inheritdoc/>
    public override async Task<ObjectInfo?> GetVersion(string bucket, string key, string versionId, CancellationToken cancellationToken)
    {
        var request = new ReadRequest { Bucket = bucket, Key = key, VersionId = versionId };
        try
        {
            return await FindInfo(request, cancellationToken).ConfigureAwait(false);
        }
        catch (StorageException fault) when (fault.InnerException is AmazonS3Exception answer && IsNoVersion(answer))
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public override Task<IReadOnlyDictionary<string, string>> GetVersionTags(
        string bucket, string key, string versionId, CancellationToken cancellationToken) =>
        Call(bucket, key, cancellationToken, async () =>
        {
            try
            {
                return await ReadTags(bucket, key, versionId, cancellationToken).ConfigureAwait(false);
            }
            catch (AmazonS3Exception answer) when (IsNoVersion(answer))
            {
                throw StorageErrors.ObjectNotFound(Name, bucket, key, answer);
            }
        });

    /// <inheritdoc/>
    public override Task<VersionPage> ListVersions(VersionListRequest request, CancellationToken cancellationToken) =>
        Call(request.Bucket, request.Key, cancellationToken, async () =>
        {
            (string? key, string? id) = PageToken.Split(request.PageToken);
            var list = new ListVersionsRequest
            {
                BucketName = request.Bucket,
                Prefix = request.Prefix,
                KeyMarker = key,
                VersionIdMarker = id,
                MaxKeys = request.PageSize,
                Encoding = EncodingType.Url,
            };
            ListVersionsResponse response = await _client.ListVersionsAsync(list, cancellationToken).ConfigureAwait(false);
            List<ObjectVersion> versions = [.. (response.Versions ?? []).Select(found => ToVersion(found, response.Encoding))];
            string? next = response.IsTruncated == true
                ? PageToken.Join(XmlKey.Decode(response.NextKeyMarker, _server.EncodesMarkers ? response.Encoding : null), response.NextVersionIdMarker)
                : null;
            if (request.Key is { } only)
            {
                // The key itself comes before all others that start with it.
                int count = versions.Count;
                versions.RemoveAll(version => version.Key != only);
                next = versions.Count < count ? null : next;
            }

            return new VersionPage(versions, next);
        });

    /// <inheritdoc/>
    public override Task DeleteVersion(string bucket, string key, string versionId, CancellationToken cancellationToken) =>
        Call(bucket, key, cancellationToken, async () =>
        {
            try
            {
                await _client.DeleteObjectAsync(
                    new DeleteObjectRequest { BucketName = bucket, Key = key, VersionId = versionId }, cancellationToken).ConfigureAwait(false);
            }
            catch (AmazonS3Exception answer) when (IsNoVersion(answer))
            {
            }

            return true;
        });

    /// <summary>Whether the server knows no such version; an identifier of a form that it never gives is an argument that it refuses.</summary>
    private static bool IsNoVersion(AmazonS3Exception answer) => answer.ErrorCode == "NoSuchVersion"
        || (answer.StatusCode == HttpStatusCode.BadRequest && answer.ErrorCode is "InvalidArgument" or "BadRequest")
        || answer.StatusCode == HttpStatusCode.MethodNotAllowed;

    private ObjectVersion ToVersion(S3ObjectVersion found, EncodingType? encoding)
    {
        string key = XmlKey.Decode(found.Key, encoding);
        return new ObjectVersion
        {
            Key = key,
            Id = found.VersionId,
            IsLatest = found.IsLatest == true,
            CreatedAt = Time(found.LastModified),
            Info = found.IsDeleteMarker == true ? null : Listed(found, key) with { VersionId = Version(found.VersionId) },
        };
    }
}
