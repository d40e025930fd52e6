namespace Fluent.Buckets;

/// <summary>The objects of a store: opening, committing and removing their files. Every change is made under its key's lock.</summary>
/// <param name="root">The store's root.</param>
/// <param name="scratch">The scratch files of the buckets.</param>
/// <param name="options">The driver's options.</param>
/// <param name="store">The store's name, for messages.</param>
internal sealed class ObjectTree(StoreRoot root, ScratchFiles scratch, DirectoryOptions options, string store)
{
    /// <summary>The layout of the store, where a bucket is.</summary>
    /// <exception cref="StorageException">BucketNotFound: there is no store.</exception>
    public DirectoryLayout Layout(string bucket) => root.TryOpen() ?? throw StorageErrors.BucketNotFound(store, bucket);

    /// <summary>Opens an object. Null when it does not exist.</summary>
    /// <exception cref="StorageException">BucketNotFound.</exception>
    public ObjectFile? TryOpen(string bucket, string key)
    {
        DirectoryLayout layout = Layout(bucket);
        layout.RequireBucket(bucket);
        ObjectPath path = layout.PathOf(bucket, key);
        if (path.FirstObstacle() is not null || ObjectFile.TryOpen(path.File, FileOptions.Asynchronous) is not { } file)
        {
            return null;
        }

        if (file.Stored.Key == key)
        {
            return file;
        }

        file.Dispose();
        return null;
    }

    /// <summary>What an object's file says. Null when it does not exist.</summary>
    /// <exception cref="StorageException">BucketNotFound.</exception>
    public ObjectInfo? TryGetInfo(string bucket, string key)
    {
        using ObjectFile? file = TryOpen(bucket, key);
        return file?.Info;
    }

    /// <summary>Writes an object: content into a scratch file, then one rename.</summary>
    public async Task<ObjectInfo> Write(
        string bucket, StoredObject stored, WriteCondition condition, ObjectBody body, CancellationToken cancellationToken)
    {
        Check(bucket, stored.Key, condition);
        ObjectInfo? info = await TryWrite(
            bucket, stored, current => condition.Holds(current?.Info), body, cancellationToken).ConfigureAwait(false);
        return info ?? throw condition.Failed(store, bucket, stored.Key);
    }

    /// <summary>Refuses a write that cannot succeed before its body is read; what counts is the same check under the lock.</summary>
    public void Check(string bucket, string key, WriteCondition condition)
    {
        if (condition != default && !condition.Holds(TryGetInfo(bucket, key)))
        {
            throw condition.Failed(store, bucket, key);
        }
    }

    /// <summary>Writes an object if something holds of the current one under the lock. Null when it does not.</summary>
    /// <remarks>Where what is to be stored has an ETag already, the content must have it too.</remarks>
    public async Task<ObjectInfo?> TryWrite(
        string bucket, StoredObject stored, Func<ObjectFile?, bool> holds, ObjectBody body, CancellationToken cancellationToken)
    {
        DirectoryLayout layout = Layout(bucket);
        string file = await scratch.NewFile(layout, bucket, cancellationToken).ConfigureAwait(false);
        bool committed = false;
        try
        {
            ObjectInfo info = await ObjectFileWriter.Create(
                file, stored, body, options.TimeProvider, options.FlushToDisk, cancellationToken).ConfigureAwait(false);
            DirectoryErrors.RequireLength(store, bucket, stored.Key, body.Length, info.Size);
            if (stored.ETag.Length > 0 && stored.ETag != info.ETag)
            {
                throw DirectoryErrors.ContentDamaged(store, bucket, stored.Key);
            }

            committed = await TryCommit(layout, file, bucket, stored.Key, holds, cancellationToken).ConfigureAwait(false);
            return committed ? info : null;
        }
        catch (DirectoryNotFoundException exception)
        {
            // The scratch folder went away with its bucket, which may be there again.
            throw layout.HasBucket(bucket)
                ? DirectoryErrors.WriteLost(store, bucket, stored.Key, exception)
                : StorageErrors.BucketNotFound(store, bucket, exception);
        }
        finally
        {
            if (!committed)
            {
                ScratchFiles.Discard(file);
            }
        }
    }

    /// <summary>Removes an object. One that does not exist is no error, unless an ETag is given.</summary>
    /// <returns>The folder to flush. Null when nothing changed.</returns>
    public async Task<string?> Remove(string bucket, string key, string? ifMatch, CancellationToken cancellationToken)
    {
        DirectoryLayout layout = Layout(bucket);
        using (await root.Locks.Take(bucket, key, cancellationToken).ConfigureAwait(false))
        {
            ObjectInfo? current = TryGetInfo(bucket, key);
            var condition = new WriteCondition(false, ifMatch);
            if (!condition.Holds(current))
            {
                throw condition.Failed(store, bucket, key);
            }

            if (current is null)
            {
                return null;
            }

            ObjectPath path = layout.PathOf(bucket, key);
            File.Delete(path.File);
            return path.RemoveEmptyFolders();
        }
    }

    /// <summary>Brings changes of folders to the disk, where the options ask for it.</summary>
    public void Flush(IEnumerable<string> folders)
    {
        if (options.FlushToDisk)
        {
            foreach (string folder in folders)
            {
                UnixFile.FlushFolder(folder);
            }
        }
    }

    private async Task<bool> TryCommit(
        DirectoryLayout layout, string written, string bucket, string key, Func<ObjectFile?, bool> holds, CancellationToken cancellationToken)
    {
        List<string> changed;
        using (await root.Locks.Take(bucket, key, cancellationToken).ConfigureAwait(false))
        {
            layout.RequireBucket(bucket);
            ObjectPath path = layout.PathOf(bucket, key);
            RefuseObstacles(path, bucket, key);
            using (ObjectFile? current = Current(path, bucket, key))
            {
                if (!holds(current))
                {
                    return false;
                }
            }

            changed = Move(written, path, bucket, key);
        }

        Flush(changed);
        return true;
    }

    /// <summary>The rename that commits, with the folders that it needs. A folder that a delete removes at the same time is made again.</summary>
    private List<string> Move(string written, ObjectPath path, string bucket, string key)
    {
        while (true)
        {
            try
            {
                List<string> changed = path.CreateFolders();
                UnixFile.Rename(written, path.File);
                return changed;
            }
            catch (Exception exception) when (exception is DirectoryNotFoundException or FileNotFoundException)
            {
                if (!File.Exists(written))
                {
                    throw DirectoryErrors.WriteLost(store, bucket, key, exception);
                }
            }
        }
    }

    private void RefuseObstacles(ObjectPath path, string bucket, string key)
    {
        (string Path, PlaceState State)? found = path.FirstObstacle();
        if (found is null)
        {
            PlaceState file = DirectoryLayout.Inspect(path.File);
            found = file is PlaceState.Other ? null : (path.File, file);
        }

        if (found is { State: not PlaceState.Missing } obstacle)
        {
            throw obstacle.State == PlaceState.Link
                ? DirectoryErrors.LinkInTheWay(store, bucket, key, obstacle.Path)
                : DirectoryErrors.FileInTheWay(store, bucket, key, obstacle.Path);
        }
    }

    /// <summary>The object at a path. A file without a footer is none, and is replaced; one of another key is kept.</summary>
    private ObjectFile? Current(ObjectPath path, string bucket, string key)
    {
        ObjectFile? file = ObjectFile.TryOpen(path.File);
        if (file is null || file.Stored.Key == key)
        {
            return file;
        }

        file.Dispose();
        throw DirectoryErrors.FileInTheWay(store, bucket, key, path.File);
    }
}
