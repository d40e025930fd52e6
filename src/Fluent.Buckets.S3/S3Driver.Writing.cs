using System.Net;
using System.Runtime.ExceptionServices;
using Amazon.S3;
using Amazon.S3.Model;
using Fluent.Buckets.S3Storage;

namespace Fluent.Buckets;

public sealed partial class S3Driver
{
    /// <inheritdoc/>
    public override async Task<ObjectInfo> Write(WriteRequest request, ObjectBody body, CancellationToken cancellationToken)
    {
        if (!_server.ConditionsOnVersions && (request.IfAbsent || request.IfMatch is not null))
        {
            await RequireNoVersions(request, cancellationToken).ConfigureAwait(false);
        }

        PutObjectResponse response = await Send(request.Bucket, request.Key, body, cancellationToken, content =>
        {
            PutObjectRequest put = ToPut(request, content, body);
            return Conditional(request, () => _client.PutObjectAsync(put, cancellationToken));
        }).ConfigureAwait(false);
        return Written(request, body.Length!.Value, response.ETag, response.VersionId);
    }

    private PutObjectRequest ToPut(WriteRequest request, RequestBody content, ObjectBody body)
    {
        var put = new PutObjectRequest
        {
            BucketName = request.Bucket,
            Key = request.Key,
            InputStream = content,
            AutoCloseStream = false,
            AutoResetStreamPosition = false,
            DisablePayloadSigning = _payload.IsUnsigned,
            UseChunkEncoding = _payload.IsChunked(body),
            ChecksumAlgorithm = Algorithm,
            StorageClass = StorageClasses.ToWord(request.Tier),
            IfNoneMatch = request.IfAbsent ? "*" : null,
            IfMatch = WriteMatch(request.IfMatch),
        };
        Headers.Fill(put.Headers, request.Headers);
        _metadata.Fill(put.Metadata, request.Metadata);
        put.Headers.ContentLength = body.Length!.Value;
        if (request.Tags.Count > 0)
        {
            put.TagSet = ToTags(request.Tags);
        }

        if (_options.KmsKeyId is { } kmsKey)
        {
            put.ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMS;
            put.ServerSideEncryptionKeyManagementServiceKeyId = kmsKey;
        }

        return put;
    }

    private ChecksumAlgorithm? Algorithm => _server.Checksum switch
    {
        S3Checksum.Crc32 => ChecksumAlgorithm.CRC32,
        S3Checksum.Crc32C => ChecksumAlgorithm.CRC32C,
        S3Checksum.Crc64Nvme => ChecksumAlgorithm.CRC64NVME,
        _ => null,
    };

    private string? WriteMatch(string? etag) => etag is null || !_server.QuotedIfMatch ? etag : Quote(etag);

    /// <summary>Sends a body. What its source throws is thrown as it is.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage(
        "Design", "CA1068:CancellationToken parameters must come last", Justification = "The lambda is the body of the verb.")]
    private async Task<T> Send<T>(
        string bucket, string key, ObjectBody body, CancellationToken cancellationToken, Func<RequestBody, Task<T>> send)
    {
        cancellationToken.ThrowIfCancellationRequested();
        RequestBody content = await _payload.Open(body, cancellationToken).ConfigureAwait(false);
        await using (content.ConfigureAwait(false))
        {
            try
            {
                return await Call(bucket, key, cancellationToken, () => send(content)).ConfigureAwait(false);
            }
            catch (StorageException) when (content.Fault is { } fault && !cancellationToken.IsCancellationRequested)
            {
                ExceptionDispatchInfo.Throw(fault);
                throw;
            }
        }
    }

    private async Task RequireNoVersions(WriteRequest request, CancellationToken cancellationToken)
    {
        GetBucketVersioningResponse response = await Call(request.Bucket, request.Key, cancellationToken, () =>
            _client.GetBucketVersioningAsync(new GetBucketVersioningRequest { BucketName = request.Bucket }, cancellationToken)).ConfigureAwait(false);
        if (response.VersioningConfig?.Status is { } status && status != VersionStatus.Off)
        {
            throw StorageErrors.NotSupported(
                Name,
                request.Bucket,
                request.Key,
                "A conditional write to a bucket that keeps versions",
                "The server ignores the condition there: write without it, or to a bucket that keeps no versions.");
        }
    }

    /// <summary>Tells failed conditions of a write in words.</summary>
    private async Task<T> Conditional<T>(WriteRequest request, Func<Task<T>> write)
    {
        try
        {
            return await write().ConfigureAwait(false);
        }
        catch (AmazonS3Exception answer) when (answer.StatusCode == HttpStatusCode.PreconditionFailed && request.IfAbsent)
        {
            throw StorageErrors.PreconditionFailed(
                Name, request.Bucket, request.Key, "IfAbsent was asked for, but the object exists", answer);
        }
        catch (AmazonS3Exception answer) when (request.IfMatch is not null
            && (answer.StatusCode == HttpStatusCode.PreconditionFailed || S3Errors.Is(answer, StorageErrorCode.ObjectNotFound)))
        {
            throw StorageErrors.PreconditionFailed(
                Name, request.Bucket, request.Key, $"the ETag {request.IfMatch} was asked for, but the object has another or does not exist", answer);
        }
    }

    private static ObjectInfo Written(WriteRequest request, long size, string? etag, string? versionId) => new()
    {
        Key = request.Key,
        Size = size,
        ETag = Unquote(etag),
        ContentType = request.Headers.ContentType,
        ContentEncoding = request.Headers.ContentEncoding,
        ContentLanguage = request.Headers.ContentLanguage,
        CacheControl = request.Headers.CacheControl,
        ContentDisposition = request.Headers.ContentDisposition,
        VersionId = Version(versionId),
        Tier = request.Tier,
        Metadata = request.Metadata,
    };
}
