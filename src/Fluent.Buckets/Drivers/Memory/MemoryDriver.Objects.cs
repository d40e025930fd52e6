namespace Fluent.Buckets;

public sealed partial class MemoryDriver
{
    /// <inheritdoc/>
    /// <remarks>Written out, since the closures of the other verbs cost more than this one does.</remarks>
    public override Task<ObjectInfo?> GetInfo(string bucket, string key, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<ObjectInfo?>(cancellationToken);
        }

        if (_buckets.TryGetValue(bucket, out MemoryBucket? found))
        {
            lock (found.Lock)
            {
                if (!found.IsDeleted)
                {
                    return Task.FromResult(found.Objects.GetValueOrDefault(key)?.Info);
                }
            }
        }

        return Task.FromException<ObjectInfo?>(StorageErrors.BucketNotFound(Name, bucket));
    }

    /// <inheritdoc/>
    public override Task<ObjectContent> Read(ReadRequest request, CancellationToken cancellationToken) =>
        In(request.Bucket, cancellationToken, found =>
        {
            MemoryObject stored = Find(found, request.Bucket, request.Key, request.VersionId);
            RequireMatch(stored, request.IfMatch, request.Bucket, request.Key);
            if (request.IfNoneMatch == stored.Info.ETag)
            {
                throw StorageErrors.NotModified(Name, request.Bucket, request.Key);
            }

            (long offset, long length) = request.Range?.Resolve(stored.Info.Size) ?? (0, stored.Info.Size);
            var body = new ReadOnlyMemoryStream(stored.Content.Slice((int)offset, (int)length));
            return new ObjectContent(stored.Info, offset, length, body);
        });

    /// <inheritdoc/>
    public override async Task<ObjectInfo> Write(WriteRequest request, ObjectBody body, CancellationToken cancellationToken)
    {
        // Before the body is read, so that a hopeless write takes nothing from the caller's stream.
        await In(request.Bucket, cancellationToken, found => CheckConditions(found, request)).ConfigureAwait(false);
        byte[] content = await ReadAll(body, cancellationToken).ConfigureAwait(false);
        return await Commit(request, content, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override Task Delete(string bucket, string key, string? ifMatch, CancellationToken cancellationToken) =>
        In(bucket, cancellationToken, found =>
        {
            if (ifMatch is not null)
            {
                RequireMatch(found.Objects.GetValueOrDefault(key), ifMatch, bucket, key);
            }

            return found.Remove(key, NextNumber(), TimeProvider.GetUtcNow());
        });

    /// <inheritdoc/>
    public override Task<IReadOnlyList<StorageException>> DeleteMany(
        string bucket, IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
        In<IReadOnlyList<StorageException>>(bucket, cancellationToken, found =>
        {
            foreach (string key in keys)
            {
                found.Remove(key, NextNumber(), TimeProvider.GetUtcNow());
            }

            return [];
        });

    /// <inheritdoc/>
    public override async Task<ObjectInfo> Copy(CopyRequest request, CancellationToken cancellationToken)
    {
        MemoryObject source = await In(request.SourceBucket, cancellationToken, found =>
        {
            MemoryObject stored = Find(found, request.SourceBucket, request.SourceKey, request.SourceVersionId);
            RequireMatch(stored, request.IfSourceMatches, request.SourceBucket, request.SourceKey);
            return stored;
        }).ConfigureAwait(false);
        return await In(request.TargetBucket, cancellationToken, found =>
        {
            if (request.IfAbsent)
            {
                RequireAbsent(found, request.TargetBucket, request.TargetKey);
            }

            MemoryObject copy = source with { Info = source.Info with { Key = request.TargetKey, LastModified = TimeProvider.GetUtcNow() } };
            return found.Put(copy, NextNumber());
        }).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override Task<ObjectInfo> SetMetadata(
        string bucket, string key, IReadOnlyDictionary<string, string> metadata, string? ifMatch, CancellationToken cancellationToken) =>
        In(bucket, cancellationToken, found =>
        {
            MemoryObject stored = Find(found, bucket, key);
            RequireMatch(stored, ifMatch, bucket, key);
            MemoryObject changed = stored with { Info = stored.Info with { Metadata = metadata, LastModified = TimeProvider.GetUtcNow() } };
            return found.Put(changed, NextNumber());
        });

    /// <inheritdoc/>
    public override Task<IReadOnlyDictionary<string, string>> GetTags(string bucket, string key, CancellationToken cancellationToken) =>
        In(bucket, cancellationToken, found => Find(found, bucket, key).Tags);

    /// <inheritdoc/>
    public override Task SetTags(
        string bucket, string key, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken) =>
        In(bucket, cancellationToken, found =>
        {
            found.Replace(Find(found, bucket, key) with { Tags = tags });
            return true;
        });

    /// <inheritdoc/>
    public override async Task<ObjectInfo> Append(WriteRequest request, ObjectBody body, CancellationToken cancellationToken)
    {
        byte[] added = await ReadAll(body, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            MemoryObject? old = await In(request.Bucket, cancellationToken, found =>
            {
                CheckConditions(found, request);
                return found.Objects.GetValueOrDefault(request.Key);
            }).ConfigureAwait(false);
            MemoryObject stored = Joined(old, request, added);

            // Outside the lock, as the hash. When another writer was faster, it starts anew.
            ObjectInfo? put = await In(request.Bucket, cancellationToken, found =>
                ReferenceEquals(found.Objects.GetValueOrDefault(request.Key), old) ? found.Put(stored, NextNumber()) : null).ConfigureAwait(false);
            if (put is not null)
            {
                return put;
            }
        }
    }

    private MemoryObject Joined(MemoryObject? old, WriteRequest request, byte[] added)
    {
        if (old is null)
        {
            return MemoryObject.Make(request, added, TimeProvider.GetUtcNow());
        }

        if (old.Info.Size + added.Length > Array.MaxLength)
        {
            throw StorageErrors.At(
                StorageErrorCode.InvalidArgument,
                Name,
                request.Bucket,
                request.Key,
                $"{StorageErrors.Show(request.Key)} in bucket '{request.Bucket}' ({Name}) would be longer than an object in memory can be "
                + $"({Array.MaxLength} bytes). Nothing was appended; start another object.");
        }

        byte[] content = [.. old.Content.Span, .. added];
        return old with
        {
            Content = content,
            Info = old.Info with { Size = content.Length, ETag = ContentTag.Of(content), LastModified = TimeProvider.GetUtcNow() },
        };
    }

    private static async Task<byte[]> ReadAll(ObjectBody body, CancellationToken cancellationToken)
    {
        if (body.TryGetMemory(out ReadOnlyMemory<byte> memory))
        {
            return memory.ToArray();
        }

        Stream stream = body.Open();
        await using (stream.ConfigureAwait(false))
        {
            if (body.Length is not { } length)
            {
                using var unknown = new MemoryStream();
                await stream.CopyToAsync(unknown, cancellationToken).ConfigureAwait(false);
                return unknown.ToArray();
            }

            byte[] content = new byte[length];
            await stream.ReadExactlyAsync(content, cancellationToken).ConfigureAwait(false);
            return content;
        }
    }

    private Task<ObjectInfo> Commit(WriteRequest request, byte[] content, CancellationToken cancellationToken)
    {
        // The hash is taken outside the bucket's lock.
        MemoryObject stored = MemoryObject.Make(request, content, TimeProvider.GetUtcNow());
        return In(request.Bucket, cancellationToken, found =>
        {
            CheckConditions(found, request);
            return found.Put(stored, NextNumber());
        });
    }

    private bool CheckConditions(MemoryBucket bucket, WriteRequest request)
    {
        if (request.IfAbsent)
        {
            RequireAbsent(bucket, request.Bucket, request.Key);
        }

        if (request.IfMatch is not null)
        {
            RequireMatch(bucket.Objects.GetValueOrDefault(request.Key), request.IfMatch, request.Bucket, request.Key);
        }

        return true;
    }

    private MemoryObject Find(MemoryBucket found, string bucket, string key, string? versionId = null) => versionId is not null
        ? FindVersion(found, bucket, key, versionId)
        : found.Objects.TryGetValue(key, out MemoryObject? stored) ? stored : throw StorageErrors.ObjectNotFound(Name, bucket, key);

    private void RequireAbsent(MemoryBucket found, string bucket, string key)
    {
        if (found.Objects.ContainsKey(key))
        {
            throw StorageErrors.PreconditionFailed(Name, bucket, key, "IfAbsent was asked for, but the object exists");
        }
    }

    private void RequireMatch(MemoryObject? stored, string? ifMatch, string bucket, string key)
    {
        if (ifMatch is not null && stored?.Info.ETag != ifMatch)
        {
            string why = stored is null ? "the object does not exist" : $"the object has the ETag {stored.Info.ETag}";
            throw StorageErrors.PreconditionFailed(Name, bucket, key, $"the ETag {ifMatch} was asked for, but {why}");
        }
    }
}
