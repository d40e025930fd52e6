using System.Globalization;
using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Fluent.Buckets.S3Storage;

namespace Fluent.Buckets;

public sealed partial class S3Driver
{
    /// <summary>How often a copy is tried whose source is replaced while it is copied.</summary>
    private const int CopyAttempts = 5;

    private const int CopyParallelism = 4;

    private const long CopyPartSize = 512L << 20;

    private static readonly IReadOnlyDictionary<string, string> NoTags = new Dictionary<string, string>().AsReadOnly();

    /// <summary>Whether the server compares the ETag of what it copies.</summary>
    private bool PinsSource => _server.Conditions.HasFlag(StoreConditions.CopyIfSourceMatches);

    /// <inheritdoc/>
    public override Task<ObjectInfo> Copy(CopyRequest request, CancellationToken cancellationToken) =>
        Call(request.SourceBucket, request.SourceKey, cancellationToken, async () =>
        {
            var source = new ObjectSource(request.SourceBucket, request.SourceKey, request.SourceVersionId);
            var target = new CopyTarget(request.TargetBucket, request.TargetKey, request.IfAbsent);
            return await OfOneVersion(source, request.IfSourceMatches, found => Copy(source, found, target, cancellationToken), cancellationToken)
                .ConfigureAwait(false);
        });

    /// <inheritdoc/>
    public override Task<ObjectInfo> SetMetadata(
        string bucket, string key, IReadOnlyDictionary<string, string> metadata, string? ifMatch, CancellationToken cancellationToken) =>
        Call(bucket, key, cancellationToken, () =>
        {
            var source = new ObjectSource(bucket, key, null);
            return OfOneVersion(
                source,
                ifMatch,
                found => Copy(
                    source,
                    found with { Info = found.Info with { Metadata = metadata } },
                    new CopyTarget(bucket, key, false) { Replaces = true, StorageClass = found.StorageClass },
                    cancellationToken),
                cancellationToken);
        });

    /// <inheritdoc/>
    public override Task SetTier(string bucket, string key, StorageTier tier, CancellationToken cancellationToken) =>
        Call(bucket, key, cancellationToken, () =>
        {
            var source = new ObjectSource(bucket, key, null);
            var target = new CopyTarget(bucket, key, false) { Replaces = true, StorageClass = StorageClasses.ToWord(tier) };
            return OfOneVersion(source, null, found => Copy(source, found, target, cancellationToken), cancellationToken);
        });

    /// <summary>Copies what was found, so that headers and content are of one version; starts anew when the object is replaced meanwhile.</summary>
    private async Task<ObjectInfo> OfOneVersion(
        ObjectSource source, string? ifMatches, Func<FoundObject, Task<ObjectInfo>> copy, CancellationToken cancellationToken)
    {
        var read = new ReadRequest { Bucket = source.Bucket, Key = source.Key, VersionId = source.VersionId };
        for (int attempt = 1; ; attempt++)
        {
            FoundObject found = await Find(read, cancellationToken).ConfigureAwait(false)
                ?? throw StorageErrors.ObjectNotFound(Name, source.Bucket, source.Key);
            if (ifMatches is not null && found.Info.ETag != ifMatches)
            {
                throw StorageErrors.PreconditionFailed(
                    Name, source.Bucket, source.Key, $"the ETag {ifMatches} was asked for, but the object has the ETag {found.Info.ETag}");
            }

            try
            {
                return await copy(found).ConfigureAwait(false);
            }
            catch (SourceReplacedException replaced) when (ifMatches is null)
            {
                if (attempt == CopyAttempts)
                {
                    throw _errors.At(
                        StorageErrorCode.Conflict,
                        source.Bucket,
                        source.Key,
                        "the object was replaced again and again while it was copied. Try again.",
                        replaced.InnerException);
                }
            }
            catch (SourceReplacedException replaced)
            {
                throw StorageErrors.PreconditionFailed(
                    Name, source.Bucket, source.Key, $"the ETag {ifMatches} was asked for, but the object has another", replaced.InnerException);
            }
        }
    }

    private async Task<ObjectInfo> Copy(ObjectSource source, FoundObject found, CopyTarget target, CancellationToken cancellationToken)
    {
        try
        {
            bool isWhole = found.Info.Size <= _server.GreatestSingleCopy;
            bool losesTags = _server.Tags && (!isWhole || (target.Replaces && !_server.KeepsTags));
            IReadOnlyDictionary<string, string> tags = losesTags
                ? await ReadTags(source.Bucket, source.Key, source.VersionId, cancellationToken).ConfigureAwait(false)
                : NoTags;
            ObjectInfo copied = isWhole
                ? await CopyWhole(source, found, target, cancellationToken).ConfigureAwait(false)
                : await CopyParts(source, found, target, tags, cancellationToken).ConfigureAwait(false);
            await KeepTags(target.Bucket, target.Key, tags, cancellationToken).ConfigureAwait(false);

            // Where the source could not be held to what was found, only the target itself tells what was copied.
            return PinsSource
                ? copied
                : await GetInfo(target.Bucket, target.Key, cancellationToken).ConfigureAwait(false) ?? copied;
        }
        catch (AmazonS3Exception answer) when (answer.StatusCode == HttpStatusCode.PreconditionFailed)
        {
            if (target.IfAbsent && await GetInfo(target.Bucket, target.Key, cancellationToken).ConfigureAwait(false) is not null)
            {
                throw StorageErrors.PreconditionFailed(
                    Name, target.Bucket, target.Key, "IfAbsent was asked for, but the object exists", answer);
            }

            throw new SourceReplacedException(answer);
        }
        catch (AmazonS3Exception answer) when (answer.ErrorCode == "NoSuchBucket")
        {
            bool isSource = !await BucketExists(source.Bucket, cancellationToken).ConfigureAwait(false);
            throw StorageErrors.BucketNotFound(Name, isSource ? source.Bucket : target.Bucket, answer);
        }
    }

    private async Task<ObjectInfo> CopyWhole(ObjectSource source, FoundObject found, CopyTarget target, CancellationToken cancellationToken)
    {
        var copy = new CopyObjectRequest
        {
            SourceBucket = source.Bucket,
            SourceKey = source.Key,
            SourceVersionId = source.VersionId,
            DestinationBucket = target.Bucket,
            DestinationKey = target.Key,
            ETagToMatch = PinsSource ? Quote(found.Info.ETag) : null,
            IfNoneMatch = target.IfAbsent ? "*" : null,
            StorageClass = target.StorageClass,
        };
        if (target.Replaces)
        {
            // Where the server compares the target too, nothing that was written meanwhile is lost.
            copy.IfMatch = _server.Conditions.HasFlag(StoreConditions.SetMetadataIfMatch) ? WriteMatch(found.Info.ETag) : null;
            copy.MetadataDirective = S3MetadataDirective.REPLACE;
            Headers.Fill(copy.Headers, found.Headers);
            _metadata.Fill(copy.Metadata, found.Info.Metadata!);
        }

        if (_options.KmsKeyId is { } kmsKey)
        {
            copy.ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMS;
            copy.ServerSideEncryptionKeyManagementServiceKeyId = kmsKey;
        }

        CopyObjectResponse response = await _client.CopyObjectAsync(copy, cancellationToken).ConfigureAwait(false);
        return Copied(found, target, response.ETag, response.VersionId) with { LastModified = ParseTime(response.LastModified) };
    }

    private async Task<ObjectInfo> CopyParts(
        ObjectSource source,
        FoundObject found,
        CopyTarget target,
        IReadOnlyDictionary<string, string> tags,
        CancellationToken cancellationToken)
    {
        string id = await Initiate(
            target.Bucket, target.Key, found.Headers, found.Info.Metadata!, tags, target.StorageClass, cancellationToken).ConfigureAwait(false);
        var upload = new UploadReference(target.Bucket, target.Key, id);
        try
        {
            UploadedPart[] parts = Cut(found.Info.Size);
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = CopyParallelism, CancellationToken = cancellationToken };

            // When one part fails those under way end, and are not cancelled: what the server has already would come after the abort, and stay.
            await Parallel.ForEachAsync(parts, parallel, async (part, _) =>
                parts[part.Number - 1] = await CopyPart(source, found, upload, part, parts[0].Size, cancellationToken).ConfigureAwait(false))
                .ConfigureAwait(false);
            CompleteMultipartUploadResponse response = await Complete(upload, parts, target.IfAbsent, null, cancellationToken).ConfigureAwait(false);
            return Copied(found, target, response.ETag ?? CombinedTag(parts), response.VersionId);
        }
        catch
        {
            await AbortQuietly(upload).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<UploadedPart> CopyPart(
        ObjectSource source, FoundObject found, UploadReference upload, UploadedPart part, long partSize, CancellationToken cancellationToken)
    {
        long first = (part.Number - 1) * partSize;
        CopyPartResponse response = await _client.CopyPartAsync(
            new CopyPartRequest
            {
                SourceBucket = source.Bucket,
                SourceKey = source.Key,
                SourceVersionId = source.VersionId,
                DestinationBucket = upload.Bucket,
                DestinationKey = upload.Key,
                UploadId = upload.Id,
                PartNumber = part.Number,
                FirstByte = first,
                LastByte = first + part.Size - 1,
                ETagToMatch = PinsSource ? [Quote(found.Info.ETag)] : null,
            },
            cancellationToken).ConfigureAwait(false);
        return part with { ETag = Unquote(response.ETag) };
    }

    /// <summary>The parts of a copy, without their ETags; all have the size of the first but the last.</summary>
    private UploadedPart[] Cut(long size)
    {
        PartLimits limits = _server.Parts!;
        long most = Math.Min(Math.Min(CopyPartSize, _server.GreatestSingleCopy), limits.GreatestSize);
        long partSize = Math.Max(Math.Max(most, limits.LeastSize), (size + limits.GreatestCount - 1) / limits.GreatestCount);
        int count = (int)((size + partSize - 1) / partSize);
        return [.. Enumerable.Range(1, count).Select(number =>
            new UploadedPart(number, string.Empty, Math.Min(partSize, size - ((number - 1) * partSize))))];
    }

    private async Task AbortQuietly(UploadReference upload)
    {
        try
        {
            // Also when the copy was cancelled.
            await AbortUpload(upload, CancellationToken.None).ConfigureAwait(false);
        }
        catch (StorageException)
        {
            // The fault that led here is the one to tell. The parts stay invisible until they are swept.
        }
    }

    private static DateTimeOffset? ParseTime(string? time) =>
        DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset parsed)
            ? parsed
            : null;

    private ObjectInfo Copied(FoundObject found, CopyTarget target, string? etag, string? versionId) => found.Info with
    {
        Key = target.Key,
        ETag = Unquote(etag),
        LastModified = null,
        VersionId = Version(versionId),
        Tier = Tier(target.StorageClass),
    };

    /// <summary>What is copied.</summary>
    private sealed record ObjectSource(string Bucket, string Key, string? VersionId);

    /// <summary>Where it is copied to.</summary>
    private sealed record CopyTarget(string Bucket, string Key, bool IfAbsent)
    {
        /// <summary>Whether headers and metadata are told anew, which a copy onto itself must do.</summary>
        public bool Replaces { get; init; }

        /// <summary>The storage class. Null means the bucket's default.</summary>
        public S3StorageClass? StorageClass { get; init; }
    }

    /// <summary>The source is no longer what was found.</summary>
    private sealed class SourceReplacedException(AmazonS3Exception answer) : Exception(null, answer);
}
