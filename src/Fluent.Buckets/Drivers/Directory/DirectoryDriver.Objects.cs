namespace Fluent.Buckets;

/// <content>Requests about objects.</content>
public sealed partial class DirectoryDriver
{
    /// <inheritdoc/>
    public override Task<ObjectInfo?> GetInfo(string bucket, string key, CancellationToken cancellationToken) =>
        Run(bucket, key, () => Task.FromResult(_objects.TryGetInfo(bucket, key)), cancellationToken);

    /// <inheritdoc/>
    public override Task<ObjectContent> Read(ReadRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Run(request.Bucket, request.Key, () => Task.FromResult(OpenContent(request)), cancellationToken);
    }

    /// <inheritdoc/>
    public override Task<ObjectInfo> Write(WriteRequest request, ObjectBody body, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(body);
        return Run(request.Bucket, request.Key, () => _objects.Write(
            request.Bucket, StoredObject.From(request), WriteCondition.Of(request), body, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public override Task Delete(string bucket, string key, string? ifMatch, CancellationToken cancellationToken) =>
        Run(bucket, key, async () =>
        {
            string? changed = await _objects.Remove(bucket, key, ifMatch, cancellationToken).ConfigureAwait(false);
            _objects.Flush(changed is null ? [] : [changed]);
            return true;
        }, cancellationToken);

    /// <inheritdoc/>
    public override Task<IReadOnlyList<StorageException>> DeleteMany(
        string bucket, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return Run<IReadOnlyList<StorageException>>(bucket, null, async () =>
        {
            _objects.Layout(bucket).RequireBucket(bucket);
            var failures = new List<StorageException>();
            var changed = new HashSet<string>(StringComparer.Ordinal);
            foreach (string key in keys)
            {
                try
                {
                    string? folder = await Run(
                        bucket, key, () => _objects.Remove(bucket, key, null, cancellationToken), cancellationToken).ConfigureAwait(false);
                    if (folder is not null)
                    {
                        changed.Add(folder);
                    }
                }
                catch (StorageException exception)
                {
                    failures.Add(exception);
                }
            }

            _objects.Flush(changed);
            return failures;
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public override Task<ObjectInfo> Copy(CopyRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Run(request.TargetBucket, request.TargetKey, async () =>
        {
            // The open file stays the version that the condition was checked for, whatever happens to the source meanwhile.
            using ObjectFile source = OpenSource(
                request.SourceBucket, request.SourceKey, request.IfSourceMatches, request.SourceVersionId);
            _objects.Layout(request.TargetBucket).RequireBucket(request.TargetBucket);
            StoredObject stored = source.Stored with { Key = request.TargetKey, WrittenAt = default, VersionId = null };
            var body = new ObjectFileBody(source, Name, request.SourceBucket);
            return await _objects.Write(
                request.TargetBucket, stored, new WriteCondition(request.IfAbsent, null), body, cancellationToken).ConfigureAwait(false);
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public override Task<ObjectInfo> SetMetadata(
        string bucket, string key, IReadOnlyDictionary<string, string> metadata, string? ifMatch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        return Change(bucket, key, ifMatch, file => file.Stored with { Metadata = metadata, WrittenAt = default, VersionId = null }, cancellationToken);
    }

    /// <inheritdoc/>
    public override Task<IReadOnlyDictionary<string, string>> GetTags(string bucket, string key, CancellationToken cancellationToken) =>
        Run(bucket, key, () =>
        {
            using ObjectFile file = OpenSource(bucket, key, null);
            return Task.FromResult(file.Stored.Tags ?? TagRules.None);
        }, cancellationToken);

    /// <inheritdoc/>
    public override Task SetTags(
        string bucket, string key, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tags);
        return Change(bucket, key, null, Tagged, cancellationToken);

        StoredObject Tagged(ObjectFile file) => file.Stored with
        {
            Tags = tags.Count > 0 ? tags : null,
            VersionId = _options.KeepVersions ? file.VersionId : file.Stored.VersionId,
        };
    }

    /// <inheritdoc/>
    public override Task<ObjectInfo> Append(WriteRequest request, ObjectBody body, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(body);
        return Run(request.Bucket, request.Key, async () =>
        {
            var condition = WriteCondition.Of(request);
            while (true)
            {
                // As for a change, without the lock: a rename puts old and new content in the place of the old, which a reader may still hold open.
                using ObjectFile? old = _objects.TryOpen(request.Bucket, request.Key);
                if (!condition.Holds(old?.Info))
                {
                    throw condition.Failed(Name, request.Bucket, request.Key);
                }

                ulong? version = old?.Version;
                ObjectInfo? info = await _objects.TryWrite(
                    request.Bucket,
                    old is null ? StoredObject.From(request) : old.Stored with { ETag = "", WrittenAt = default, VersionId = null },
                    current => current?.Version == version,
                    old is null ? body : new AppendedBody(old, body, Name, request.Bucket),
                    cancellationToken).ConfigureAwait(false);
                if (info is not null)
                {
                    return info;
                }
            }
        }, cancellationToken);
    }

    /// <summary>Changes what is stored with an object; its content is written again, since both are one file.</summary>
    private Task<ObjectInfo> Change(
        string bucket, string key, string? ifMatch, Func<ObjectFile, StoredObject> change, CancellationToken cancellationToken) =>
        Run(bucket, key, async () =>
        {
            while (true)
            {
                using ObjectFile source = OpenSource(bucket, key, ifMatch);
                ulong version = source.Version;

                // The content is copied without the lock. When another writer was faster, what was copied is old, so it starts anew.
                ObjectInfo? info = await _objects.TryWrite(
                    bucket,
                    change(source),
                    current => current?.Version == version,
                    new ObjectFileBody(source, Name, bucket),
                    cancellationToken).ConfigureAwait(false);
                if (info is not null)
                {
                    return info;
                }
            }
        }, cancellationToken);

    private ObjectContent OpenContent(ReadRequest request)
    {
        ObjectFile file = OpenSource(request.Bucket, request.Key, request.IfMatch, request.VersionId);
        try
        {
            if (request.IfNoneMatch == file.Info.ETag)
            {
                throw StorageErrors.NotModified(Name, request.Bucket, request.Key);
            }

            (long offset, long length) = request.Range?.Resolve(file.Info.Size) ?? (0, file.Info.Size);
            return new ObjectContent(_objects.Tell(file), offset, length, new ObjectFileStream(file, Name, request.Bucket, offset, length));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private ObjectFile OpenSource(string bucket, string key, string? ifMatch, string? versionId = null)
    {
        ObjectFile file = versionId is null
            ? _objects.TryOpen(bucket, key) ?? throw StorageErrors.ObjectNotFound(Name, bucket, key)
            : _objects.TryOpenVersion(bucket, key, versionId) ?? throw StorageErrors.VersionNotFound(Name, bucket, key, versionId);
        if (ifMatch is null || ifMatch == file.Info.ETag)
        {
            return file;
        }

        file.Dispose();
        throw new WriteCondition(false, ifMatch).Failed(Name, bucket, key);
    }
}
