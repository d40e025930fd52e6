using System.Globalization;
using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Fluent.Buckets.S3Storage;

namespace Fluent.Buckets;

public sealed partial class S3Driver
{
    /// <inheritdoc/>
    public override Task<ObjectInfo?> GetInfo(string bucket, string key, CancellationToken cancellationToken) =>
        FindInfo(new ReadRequest { Bucket = bucket, Key = key }, cancellationToken);

    /// <inheritdoc/>
    public override async Task<ObjectContent> Read(ReadRequest request, CancellationToken cancellationToken)
    {
        // A range without bytes has no form in HTTP.
        if (request.Range is { } range && IsEmpty(range))
        {
            return await ReadNothing(request, range, cancellationToken).ConfigureAwait(false);
        }

        return await Call(request.Bucket, request.Key, cancellationToken, async () =>
        {
            try
            {
                GetObjectResponse response = await _client.GetObjectAsync(ToGet(request), cancellationToken).ConfigureAwait(false);
                return Content(request, response);
            }
            catch (AmazonS3Exception answer) when (
                request.Range is not null && answer.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
            {
                return await ReadNothing(request, request.Range.Value, cancellationToken).ConfigureAwait(false);
            }
            catch (AmazonS3Exception answer) when (answer.StatusCode is HttpStatusCode.PreconditionFailed && request.IfMatch is not null)
            {
                throw StorageErrors.PreconditionFailed(
                    Name, request.Bucket, request.Key, $"the ETag {request.IfMatch} was asked for, but the object has another", answer);
            }
        }).ConfigureAwait(false);
    }

    private static bool IsEmpty(ByteRange range) => range.IsFromEnd ? range.Start == 0 : range.End == range.Start;

    private static GetObjectRequest ToGet(ReadRequest request)
    {
        var get = new GetObjectRequest { BucketName = request.Bucket, Key = request.Key, VersionId = request.VersionId };
        if (request.IfMatch is { } match)
        {
            get.EtagToMatch = Quote(match);
        }

        if (request.IfNoneMatch is { } none)
        {
            get.EtagToNotMatch = Quote(none);
        }

        if (request.Range is { } range)
        {
            get.ByteRange = new Amazon.S3.Model.ByteRange(
                range.IsFromEnd ? string.Create(CultureInfo.InvariantCulture, $"bytes=-{range.Start}")
                : range.End is { } end ? string.Create(CultureInfo.InvariantCulture, $"bytes={range.Start}-{end - 1}")
                : string.Create(CultureInfo.InvariantCulture, $"bytes={range.Start}-"));
        }

        return get;
    }

    private ObjectContent Content(ReadRequest request, GetObjectResponse response)
    {
        long offset = 0;
        long length = response.ContentLength;
        long size = length;
        if (request.Range is { } range)
        {
            if (!string.IsNullOrEmpty(response.ContentRange))
            {
                (offset, length, size) = ParseRange(response.ContentRange);
            }
            else if (range.Resolve(size) != (0, size))
            {
                response.Dispose();
                throw _errors.At(
                    StorageErrorCode.ProviderError, request.Bucket, request.Key, "the server ignored the range that was asked for. Read the whole object.");
            }
        }

        ContentHeaders headers = Headers.Read(response.Headers, response.Metadata);
        var info = new ObjectInfo
        {
            Key = request.Key,
            Size = size,
            ETag = Unquote(response.ETag),
            LastModified = Time(response.LastModified),
            ContentType = headers.ContentType,
            ContentEncoding = headers.ContentEncoding,
            ContentLanguage = headers.ContentLanguage,
            CacheControl = headers.CacheControl,
            ContentDisposition = headers.ContentDisposition,
            VersionId = Version(response.VersionId),
            Tier = Tier(response.StorageClass),
            Metadata = _metadata.Read(response.Metadata),
        };
        var body = new ResponseBody(response, response.ResponseStream, fault => _errors.Of(fault, request.Bucket, request.Key));
        return new ObjectContent(info, offset, length, body);
    }

    /// <summary>Takes <c>bytes first-last/size</c> apart (RFC 9110, section 14.4).</summary>
    private static (long Offset, long Length, long Size) ParseRange(string header)
    {
        ReadOnlySpan<char> text = header.AsSpan(header.IndexOf(' ', StringComparison.Ordinal) + 1);
        int dash = text.IndexOf('-');
        int slash = text.IndexOf('/');
        long first = long.Parse(text[..dash], NumberStyles.None, CultureInfo.InvariantCulture);
        long last = long.Parse(text[(dash + 1)..slash], NumberStyles.None, CultureInfo.InvariantCulture);
        return (first, last - first + 1, long.Parse(text[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture));
    }

    private async Task<ObjectContent> ReadNothing(ReadRequest request, ByteRange range, CancellationToken cancellationToken)
    {
        ObjectInfo info = await FindInfo(request, cancellationToken).ConfigureAwait(false)
            ?? throw StorageErrors.ObjectNotFound(Name, request.Bucket, request.Key);
        (long offset, long length) = range.Resolve(info.Size);
        return length == 0
            ? new ObjectContent(info, offset, 0, Stream.Null)
            : throw _errors.At(
                StorageErrorCode.Conflict, request.Bucket, request.Key, "the object was replaced while it was read. Try again.");
    }

    /// <summary>What HEAD tells, under the conditions of a read. Null when the object does not exist.</summary>
    private async Task<ObjectInfo?> FindInfo(ReadRequest request, CancellationToken cancellationToken) =>
        (await Find(request, cancellationToken).ConfigureAwait(false))?.Info;

    private Task<FoundObject?> Find(ReadRequest request, CancellationToken cancellationToken) =>
        Call(request.Bucket, request.Key, cancellationToken, async () =>
        {
            var head = new GetObjectMetadataRequest
            {
                BucketName = request.Bucket,
                Key = request.Key,
                VersionId = request.VersionId,
                EtagToMatch = request.IfMatch is { } match ? Quote(match) : null,
                EtagToNotMatch = request.IfNoneMatch is { } none ? Quote(none) : null,
            };
            try
            {
                GetObjectMetadataResponse response = await _client.GetObjectMetadataAsync(head, cancellationToken).ConfigureAwait(false);
                return Found(request.Key, response);
            }
            catch (AmazonS3Exception answer) when (answer.StatusCode == HttpStatusCode.NotFound)
            {
                await RequireBucket(request.Bucket, answer, cancellationToken).ConfigureAwait(false);
                return null;
            }
            catch (AmazonS3Exception answer) when (IsSilentRefusal(answer))
            {
                throw await Explain(answer, request.Bucket, request.Key, cancellationToken).ConfigureAwait(false);
            }
        });

    private FoundObject Found(string key, GetObjectMetadataResponse response)
    {
        ContentHeaders headers = Headers.Read(response.Headers, response.Metadata);
        var info = new ObjectInfo
        {
            Key = key,
            Size = response.ContentLength,
            ETag = Unquote(response.ETag),
            LastModified = Time(response.LastModified),
            ContentType = headers.ContentType,
            ContentEncoding = headers.ContentEncoding,
            ContentLanguage = headers.ContentLanguage,
            CacheControl = headers.CacheControl,
            ContentDisposition = headers.ContentDisposition,
            VersionId = Version(response.VersionId),
            Tier = Tier(response.StorageClass),
            Metadata = _metadata.Read(response.Metadata),
        };
        return new FoundObject(info, headers, response.StorageClass);
    }

    /// <summary>An answer of 404 without a body leaves open what is missing.</summary>
    private async Task RequireBucket(string bucket, AmazonS3Exception answer, CancellationToken cancellationToken)
    {
        bool exists;
        try
        {
            exists = await BucketExists(bucket, cancellationToken).ConfigureAwait(false);
        }
        catch (StorageException refused) when (refused.Code == StorageErrorCode.AccessDenied)
        {
            // Credentials for single objects: that the object was looked for shows that the bucket is there.
            return;
        }

        if (!exists)
        {
            throw StorageErrors.BucketNotFound(Name, bucket, answer);
        }
    }

    /// <summary>Objects of buckets that keep no versions have the identifier <c>null</c>, which names none.</summary>
    private static string? Version(string? id) => string.IsNullOrEmpty(id) || id == "null" ? null : id;

    private StorageTier? Tier(S3StorageClass? word) => _server.Tiers.Count > 0 ? StorageClasses.ToTier(word?.Value) : null;

    /// <summary>An object with what a copy of it needs.</summary>
    /// <param name="Info">What the server told.</param>
    /// <param name="Headers">Its content headers.</param>
    /// <param name="StorageClass">Its storage class. Null means the standard one.</param>
    private sealed record FoundObject(ObjectInfo Info, ContentHeaders Headers, S3StorageClass? StorageClass);
}
