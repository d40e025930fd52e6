using System.Globalization;
using System.Net;
using Fluent.Buckets.GoogleStorage;

namespace Fluent.Buckets;

public sealed partial class GoogleDriver
{
    /// <summary>How often metadata is set anew when somebody else changes it at the same time.</summary>
    private const int MetadataTries = 8;

    /// <inheritdoc/>
    public override Task<ObjectInfo?> GetInfo(string bucket, string key, CancellationToken cancellationToken) =>
        TryGet(bucket, key, null, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>
    /// The names that are there are read first, since Google changes metadata name by name; the change holds only for the metadata that was read. It
    /// keeps the generation, which is the ETag.
    /// </remarks>
    public override Task<ObjectInfo> SetMetadata(
        string bucket, string key, IReadOnlyDictionary<string, string> metadata, string? ifMatch, CancellationToken cancellationToken) => Run(
        bucket,
        key,
        async () =>
        {
            long? wanted = GenerationOf(ifMatch, bucket, key);
            for (int left = MetadataTries; ; left--)
            {
                StorageObject present = await _api.GetObject(bucket, key, null, null, cancellationToken).ConfigureAwait(false);
                RequireGeneration(present, wanted, bucket, key);
                Dictionary<string, string?> changes = (present.Metadata ?? new Dictionary<string, string>())
                    .ToDictionary(old => old.Key, string? (_) => null, StringComparer.Ordinal);
                foreach ((string name, string value) in metadata)
                {
                    changes[name] = MetadataText.ForJson(value);
                }

                try
                {
                    StorageObject changed = await _api
                        .PatchMetadata(bucket, key, new MetadataPatch(changes), present.Generation!.Value, present.Metageneration!.Value, cancellationToken)
                        .ConfigureAwait(false);
                    return ToInfo(changed, key);
                }
                catch (ApiFault rival) when (rival.Status == HttpStatusCode.PreconditionFailed)
                {
                    if (left == 1)
                    {
                        throw _errors.At(
                            StorageErrorCode.Conflict, bucket, key, "Others change the object all the time, so its metadata was not set. Try again.", rival);
                    }
                }
            }
        },
        cancellationToken);

    /// <inheritdoc/>
    /// <remarks>A rewrite onto itself, so the object has a new generation.</remarks>
    public override Task SetTier(string bucket, string key, StorageTier tier, CancellationToken cancellationToken) => Run(
        bucket,
        key,
        async () =>
        {
            StorageObject present = await _api.GetObject(bucket, key, null, null, cancellationToken).ConfigureAwait(false);
            string? storageClass = StorageClasses.NameOf(tier);
            if (present.StorageClass == storageClass)
            {
                return;
            }

            var query = new RewriteQuery(bucket, key, bucket, key)
            {
                Generation = present.Generation,
                IfTargetMatch = present.Generation,
                KmsKeyName = _options.KmsKeyName,
                Resource = new StorageObject
                {
                    ContentType = present.ContentType,
                    ContentEncoding = present.ContentEncoding,
                    ContentLanguage = present.ContentLanguage,
                    CacheControl = present.CacheControl,
                    ContentDisposition = present.ContentDisposition,
                    Metadata = present.Metadata,
                    StorageClass = storageClass,
                },
            };
            try
            {
                await Rewrite(query, cancellationToken).ConfigureAwait(false);
            }
            catch (ApiFault changed) when (changed.Status == HttpStatusCode.PreconditionFailed)
            {
                throw _errors.At(StorageErrorCode.Conflict, bucket, key, "The object was replaced at the same time, so its tier is as it was. Try again.", changed);
            }
        },
        cancellationToken);

    private Task<ObjectInfo?> TryGet(string bucket, string key, long? generation, CancellationToken cancellationToken) => Run<ObjectInfo?>(
        bucket,
        key,
        async () =>
        {
            try
            {
                return ToInfo(await _api.GetObject(bucket, key, generation, null, cancellationToken).ConfigureAwait(false), key);
            }
            catch (ApiFault missing) when (missing.Status == HttpStatusCode.NotFound)
            {
                return await IsBucketMissing(bucket, cancellationToken).ConfigureAwait(false)
                    ? throw GoogleErrors.With(StorageErrors.BucketNotFound(Name, bucket, missing.Provider), missing)
                    : null;
            }
        },
        cancellationToken);

    private void RequireGeneration(StorageObject present, long? wanted, string bucket, string key)
    {
        if (wanted is not null && wanted != present.Generation)
        {
            throw StorageErrors.PreconditionFailed(
                Name, bucket, key,
                string.Create(CultureInfo.InvariantCulture, $"the ETag {wanted} was asked for, but the object has the ETag {present.Generation}"));
        }
    }

    private static ObjectInfo ToInfo(StorageObject stored, string key)
    {
        string generation = stored.Generation!.Value.ToString(CultureInfo.InvariantCulture);
        return new ObjectInfo
        {
            Key = key,
            Size = stored.Size ?? 0,
            ETag = generation,
            VersionId = generation,
            LastModified = (stored.Updated ?? stored.TimeCreated)?.ToUniversalTime(),
            ContentType = stored.ContentType,
            ContentEncoding = NullIfEmpty(stored.ContentEncoding),
            ContentLanguage = NullIfEmpty(stored.ContentLanguage),
            CacheControl = NullIfEmpty(stored.CacheControl),
            ContentDisposition = NullIfEmpty(stored.ContentDisposition),
            Tier = StorageClasses.TierOf(stored.StorageClass),
            Metadata = MetadataText.Read(stored.Metadata),
        };
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
