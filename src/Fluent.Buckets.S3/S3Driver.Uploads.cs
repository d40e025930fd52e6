using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Amazon.S3;
using Amazon.S3.Model;
using Fluent.Buckets.S3Storage;

namespace Fluent.Buckets;

public sealed partial class S3Driver
{
    /// <summary>In bytes. Swift's s3api stores a part as <c>key/upload/number</c>, of 1,024 bytes at most; an upload's name has 48, a number up to five.</summary>
    private const int GreatestNamedUpload = 1024 - 1 - 48 - 1 - 5;

    /// <inheritdoc/>
    public override Task<string> StartUpload(WriteRequest request, CancellationToken cancellationToken) =>
        Call(request.Bucket, request.Key, cancellationToken, () => Initiate(
            request.Bucket, request.Key, request.Headers, request.Metadata, request.Tags, StorageClasses.ToWord(request.Tier), cancellationToken));

    /// <inheritdoc/>
    public override async Task<UploadedPart> UploadPart(
        UploadReference upload, int number, ObjectBody body, CancellationToken cancellationToken)
    {
        await RequireOpen(upload, cancellationToken).ConfigureAwait(false);
        UploadPartResponse response = await Send(upload.Bucket, upload.Key, body, cancellationToken, content => _client.UploadPartAsync(
            new UploadPartRequest
            {
                BucketName = upload.Bucket,
                Key = upload.Key,
                UploadId = upload.Id,
                PartNumber = number,
                PartSize = body.Length,
                InputStream = content,
                DisablePayloadSigning = _payload.IsUnsigned,
                UseChunkEncoding = _payload.IsChunked(body),
                ChecksumAlgorithm = Algorithm,
            },
            cancellationToken)).ConfigureAwait(false);
        return new UploadedPart(number, Unquote(response.ETag), body.Length!.Value);
    }

    /// <inheritdoc/>
    public override Task<ObjectInfo> CompleteUpload(
        UploadReference upload, WriteRequest request, IReadOnlyList<UploadedPart> parts, CancellationToken cancellationToken) =>
        Call(upload.Bucket, upload.Key, cancellationToken, async () =>
        {
            await RequireOpen(upload, cancellationToken).ConfigureAwait(false);
            await RequireParts(upload, parts, cancellationToken).ConfigureAwait(false);
            try
            {
                CompleteMultipartUploadResponse response = await Conditional(
                    request, () => Complete(upload, parts, request.IfAbsent, request.IfMatch, cancellationToken)).ConfigureAwait(false);
                string etag = string.IsNullOrEmpty(response.ETag) ? CombinedTag(parts) : response.ETag;
                await KeepTags(upload.Bucket, upload.Key, request.Tags, cancellationToken).ConfigureAwait(false);
                return Written(request, parts.Sum(part => part.Size), etag, response.VersionId);
            }
            catch (AmazonS3Exception answer) when (S3Errors.Is(answer, StorageErrorCode.UploadNotFound))
            {
                // The answer to a completion may be lost, and the request sent again.
                return await FindCompleted(upload, parts, cancellationToken).ConfigureAwait(false)
                    ?? throw StorageErrors.UploadNotFound(Name, upload.Bucket, upload.Key, answer);
            }
        });

    /// <inheritdoc/>
    public override Task AbortUpload(UploadReference upload, CancellationToken cancellationToken) =>
        Call(upload.Bucket, upload.Key, cancellationToken, async () =>
        {
            try
            {
                await _client.AbortMultipartUploadAsync(
                    new AbortMultipartUploadRequest { BucketName = upload.Bucket, Key = upload.Key, UploadId = upload.Id },
                    cancellationToken).ConfigureAwait(false);
            }
            catch (AmazonS3Exception answer) when (
                S3Errors.Is(answer, StorageErrorCode.UploadNotFound) || S3Errors.Is(answer, StorageErrorCode.ObjectNotFound))
            {
            }

            return true;
        });

    /// <inheritdoc/>
    public override Task<UploadPage> ListUploads(string bucket, string prefix, string? pageToken, CancellationToken cancellationToken) =>
        Call(bucket, null, cancellationToken, async () =>
        {
            (string? key, string? id) = PageToken.Split(pageToken);
            var request = new ListMultipartUploadsRequest
            {
                BucketName = bucket,
                Prefix = prefix,
                Encoding = EncodingType.Url,
                KeyMarker = key,
                UploadIdMarker = id,
            };
            ListMultipartUploadsResponse response = await _client.ListMultipartUploadsAsync(request, cancellationToken).ConfigureAwait(false);
            EncodingType? encoding = _server.TellsEncodingOfUploads ? response.EncodingType : request.Encoding;
            UploadInfo[] uploads =
            [
                .. (response.MultipartUploads ?? []).Select(found => new UploadInfo(
                    XmlKey.Decode(found.Key, encoding), found.UploadId, Time(found.Initiated) ?? DateTimeOffset.UnixEpoch)),
            ];

            // The answer's own word for the last upload is encoded by some servers, and not by others.
            string? next = response.IsTruncated != true ? null
                : uploads is [.., var last] ? PageToken.Join(last.Key, last.Id)
                : PageToken.Join(XmlKey.Decode(response.NextKeyMarker, encoding), response.NextUploadIdMarker);
            return new UploadPage(uploads, next);
        });

    /// <inheritdoc/>
    /// <remarks>Nothing is left behind but uploads.</remarks>
    public override Task<int> SweepScratch(string bucket, DateTimeOffset olderThan, CancellationToken cancellationToken) => Task.FromResult(0);

    /// <summary>The ETag of an object of parts, on servers that make it of the MD5 of each: the MD5 of them all, and their count.</summary>
    private static string CombinedTag(IReadOnlyList<UploadedPart> parts)
    {
        try
        {
            byte[] tags = [.. parts.SelectMany(part => Convert.FromHexString(part.ETag))];
#pragma warning disable CA5351 // The protocol's own way, nothing is secured by it.
            return string.Create(CultureInfo.InvariantCulture, $"{Convert.ToHexStringLower(MD5.HashData(tags))}-{parts.Count}");
#pragma warning restore CA5351
        }
        catch (FormatException)
        {
            return string.Empty;
        }
    }

    /// <summary>Asks whether an upload goes on, where the server would take parts of a completed one.</summary>
    private async Task RequireOpen(UploadReference upload, CancellationToken cancellationToken)
    {
        if (_server.EndsUploads)
        {
            return;
        }

        string? token = null;
        do
        {
            UploadPage page = await ListUploads(upload.Bucket, upload.Key, token, cancellationToken).ConfigureAwait(false);
            if (page.Uploads.Any(open => open.Id == upload.Id && open.Key == upload.Key))
            {
                return;
            }

            token = page.NextPageToken;
        }
        while (token is not null);

        throw StorageErrors.UploadNotFound(Name, upload.Bucket, upload.Key);
    }

    /// <summary>
    /// Compares the parts with those that the server has: it is not told their sizes, some servers accept a completion that was made before, and some refuse
    /// parts that are not named.
    /// </summary>
    private async Task RequireParts(UploadReference upload, IReadOnlyList<UploadedPart> parts, CancellationToken cancellationToken)
    {
        Dictionary<int, PartDetail> stored;
        try
        {
            stored = await ListParts(upload, cancellationToken).ConfigureAwait(false);
        }
        catch (AmazonS3Exception answer) when (S3Errors.Is(answer, StorageErrorCode.ObjectNotFound))
        {
            // Ceph tells of the key what others tell of the upload.
            throw StorageErrors.UploadNotFound(Name, upload.Bucket, upload.Key, answer);
        }
        catch (AmazonS3Exception answer) when (S3Errors.Is(answer, StorageErrorCode.AccessDenied))
        {
            // Credentials that may upload and not look: the completion itself tells.
            return;
        }

        foreach (UploadedPart part in parts)
        {
            if (!stored.Remove(part.Number, out PartDetail? found) || Unquote(found.ETag) != part.ETag || found.Size != part.Size)
            {
                throw _errors.At(
                    StorageErrorCode.InvalidArgument,
                    upload.Bucket,
                    upload.Key,
                    $"part {part.Number} was not uploaded, or is another one than is named. Give what UploadPart gave last. The upload is as it was before.");
            }
        }

        if (stored.Count > 0 && !_server.DropsUnnamedParts)
        {
            throw StorageErrors.NotSupported(
                Name, upload.Bucket, upload.Key, "Leaving parts out that were uploaded", "Name each part, or abort the upload and start a new one.");
        }
    }

    private async Task<Dictionary<int, PartDetail>> ListParts(UploadReference upload, CancellationToken cancellationToken)
    {
        var parts = new Dictionary<int, PartDetail>();
        var request = new ListPartsRequest { BucketName = upload.Bucket, Key = upload.Key, UploadId = upload.Id };
        ListPartsResponse response;
        do
        {
            response = await _client.ListPartsAsync(request, cancellationToken).ConfigureAwait(false);
            foreach (PartDetail part in response.Parts ?? [])
            {
                parts[part.PartNumber ?? 0] = part;
            }

            request.PartNumberMarker = response.NextPartNumberMarker?.ToString(CultureInfo.InvariantCulture);
        }
        while (response.IsTruncated == true);

        return parts;
    }

    private async Task<ObjectInfo?> FindCompleted(
        UploadReference upload, IReadOnlyList<UploadedPart> parts, CancellationToken cancellationToken)
    {
        ObjectInfo? info = await GetInfo(upload.Bucket, upload.Key, cancellationToken).ConfigureAwait(false);
        return info is not null && info.ETag == CombinedTag(parts) ? info : null;
    }

    /// <summary>Refuses, before any request, an upload in parts that the server could not end or delete.</summary>
    private void CheckUploads(string bucket, string key)
    {
        if (_server.UploadsEveryKey)
        {
            return;
        }

        (string Why, string Instead)? refusal = !XmlKey.FitsXml(key) ? ("whose key XML cannot carry", "without control characters")
            : key.AsSpan().Trim('/').IsEmpty ? ("whose key has nothing but slashes", "with a name")
            : Encoding.UTF8.GetByteCount(key) > GreatestNamedUpload ? ("whose key leaves no room for the upload's name", $"of at most {GreatestNamedUpload} bytes")
            : null;
        if (refusal is var (why, instead))
        {
            throw StorageErrors.NotSupported(
                Name,
                bucket,
                key,
                $"An upload in parts of {StorageErrors.Show(key)} in bucket '{bucket}', {why},",
                $"Use a key {instead}, or let it go in one request: WithPartSize of the whole length.");
        }
    }

    private async Task<string> Initiate(
        string bucket,
        string key,
        ContentHeaders headers,
        IReadOnlyDictionary<string, string> metadata,
        IReadOnlyDictionary<string, string> tags,
        S3StorageClass? storageClass,
        CancellationToken cancellationToken)
    {
        CheckUploads(bucket, key);
        var initiate = new InitiateMultipartUploadRequest
        {
            BucketName = bucket,
            Key = key,
            StorageClass = storageClass,
            ChecksumAlgorithm = Algorithm,
            ChecksumType = _server.Checksum == S3Checksum.None ? null : ChecksumType.FULL_OBJECT,
        };
        Headers.Fill(initiate.Headers, headers);
        _metadata.Fill(initiate.Metadata, metadata);
        if (tags.Count > 0)
        {
            initiate.TagSet = ToTags(tags);
        }

        if (_options.KmsKeyId is { } kmsKey)
        {
            initiate.ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMS;
            initiate.ServerSideEncryptionKeyManagementServiceKeyId = kmsKey;
        }

        return (await _client.InitiateMultipartUploadAsync(initiate, cancellationToken).ConfigureAwait(false)).UploadId;
    }

    private Task<CompleteMultipartUploadResponse> Complete(
        UploadReference upload, IReadOnlyList<UploadedPart> parts, bool ifAbsent, string? ifMatch, CancellationToken cancellationToken) =>
        _client.CompleteMultipartUploadAsync(
            new CompleteMultipartUploadRequest
            {
                BucketName = upload.Bucket,
                Key = upload.Key,
                UploadId = upload.Id,
                PartETags = [.. parts.Select(part => new PartETag(part.Number, Quote(part.ETag)))],
                IfNoneMatch = ifAbsent ? "*" : null,
                IfMatch = WriteMatch(ifMatch),
            },
            cancellationToken);
}
