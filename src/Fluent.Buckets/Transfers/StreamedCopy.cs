namespace Fluent.Buckets;

/// <summary>Copies an object to another store: its bytes come from the one and go to the other, in parts above the size of one.</summary>
internal static class StreamedCopy
{
    /// <summary>Copies, and gives what the target's store said and the ETag of the version that was copied.</summary>
    public static async Task<(ObjectInfo Copied, string SourceTag)> Copy(
        ObjectPlace source, BucketObject target, string? ifSourceMatches, bool ifAbsent, CancellationToken cancellationToken)
    {
        ObjectInfo version = await source.FindInfo(cancellationToken).ConfigureAwait(false) ?? throw source.NotFound();
        if (ifSourceMatches is not null && ifSourceMatches != version.ETag)
        {
            throw StorageErrors.PreconditionFailed(
                source.Store, source.Bucket, source.Key, "its ETag is not the one given to IfSourceMatches");
        }

        IReadOnlyDictionary<string, string> tags = source.Driver.Capabilities.Tags
            ? await source.GetTags(cancellationToken).ConfigureAwait(false)
            : TagRules.None;
        if (tags.Count > 0)
        {
            target.Locate().RequireTags(
                $"The copy of {source}, which has tags,", "Take the tags away with SetTags([]) first, or copy to a store that has them.");
        }

        ObjectInfo copied = await Uploader
            .Upload(
                target, Settings(version, tags, target.Bucket.Defaults, ifAbsent), new ObjectUploadSource(source, version), cancellationToken)
            .ConfigureAwait(false);
        return copied.Size == version.Size ? (copied, version.ETag) : throw Torn(source, version, target.Locate(), copied);
    }

    /// <summary>Deletes the version that was copied, and no other.</summary>
    public static async Task DeleteSource(ObjectPlace source, string sourceTag, CancellationToken cancellationToken)
    {
        if (source.Driver.Capabilities.Conditions.HasFlag(StoreConditions.DeleteIfMatch))
        {
            try
            {
                await MoveSource.Delete(source, sourceTag, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (StorageException replaced) when (replaced.Code == StorageErrorCode.PreconditionFailed)
            {
                throw Replaced(source, replaced);
            }
        }

        ObjectInfo? now = await source.Driver.GetInfo(source.Bucket, source.Key, cancellationToken).ConfigureAwait(false);
        if (now is not null && now.ETag != sourceTag)
        {
            throw Replaced(source, null);
        }

        await source.Driver.Delete(source.Bucket, source.Key, null, cancellationToken).ConfigureAwait(false);
    }

    private static WriteSettings Settings(
        ObjectInfo version, IReadOnlyDictionary<string, string> tags, WriteDefaults defaults, bool ifAbsent)
    {
        // A copy is as its source: of the target's defaults only those count that say how it goes.
        var settings = new WriteSettings(defaults with { Metadata = MetadataRules.None })
        {
            IfAbsent = ifAbsent,
            Headers = new ContentHeaders
            {
                ContentType = version.ContentType,
                ContentEncoding = version.ContentEncoding,
                ContentLanguage = version.ContentLanguage,
                CacheControl = version.CacheControl,
                ContentDisposition = version.ContentDisposition,
            },
        };
        foreach ((string name, string value) in version.Metadata ?? MetadataRules.None)
        {
            MetadataRules.Add(settings.Metadata, name, value);
        }

        foreach ((string key, string value) in tags)
        {
            TagRules.Add(settings.Tags, key, value);
        }

        return settings;
    }

    private static StorageException Torn(ObjectPlace source, ObjectInfo version, ObjectPlace target, ObjectInfo copied) => target.Fault(
        StorageErrorCode.ChecksumMismatch,
        $"The copy {target} has {copied.Size} bytes, but its source {source} has {version.Size}. The source is as it was; copy it again.");

    private static StorageException Replaced(ObjectPlace source, Exception? inner) => source.Fault(
        StorageErrorCode.Conflict,
        $"The object {source} was replaced or deleted while it was moved, so it was not deleted. The target holds the version before; move it again.",
        inner);
}
