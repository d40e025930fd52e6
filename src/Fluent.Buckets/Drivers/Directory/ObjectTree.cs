using Microsoft.Win32.SafeHandles;

namespace Fluent.Buckets;

/// <summary>The objects of a store: opening, committing and removing their files. Every change is made under its key's lock.</summary>
/// <param name="root">The store's root.</param>
/// <param name="scratch">The scratch files of the buckets.</param>
/// <param name="options">The driver's options.</param>
/// <param name="store">The store's name, for messages.</param>
internal sealed class ObjectTree(StoreRoot root, ScratchFiles scratch, DirectoryOptions options, string store)
{
    private readonly ObjectHistory _history = new(options, store);

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
        return file is null ? null : Tell(file);
    }

    /// <summary>What an object's file says, with the version's identifier where versions are kept.</summary>
    public ObjectInfo Tell(ObjectFile file) => file.Tell(options.KeepVersions);

    /// <summary>Opens a version. Null when it does not exist, or is the mark of a deletion.</summary>
    /// <exception cref="StorageException">BucketNotFound.</exception>
    public ObjectFile? TryOpenVersion(string bucket, string key, string versionId)
    {
        // Between the two looks a version may become the present one.
        return TryOpenPresent(bucket, key, versionId) ?? TryOpenOld(bucket, key, versionId) ?? TryOpenPresent(bucket, key, versionId);
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
        if (options.KeepVersions && stored.VersionId is null)
        {
            stored = stored with { VersionId = ObjectHistory.NewId() };
        }

        DirectoryLayout layout = Layout(bucket);
        (string file, SafeFileHandle handle) = await scratch.CreateFile(layout, bucket, cancellationToken).ConfigureAwait(false);
        bool committed = false;
        try
        {
            ObjectInfo info = await ObjectFileWriter.Write(
                handle, stored, body, options.TimeProvider, options.FlushToDisk, cancellationToken).ConfigureAwait(false);
            DirectoryErrors.RequireLength(store, bucket, stored.Key, body.Length, info.Size);
            if (stored.ETag.Length > 0 && stored.ETag != info.ETag)
            {
                throw DirectoryErrors.ContentDamaged(store, bucket, stored.Key);
            }

            committed = await TryCommit(layout, file, bucket, stored, holds, cancellationToken).ConfigureAwait(false);
            return !committed ? null : options.KeepVersions ? info with { VersionId = stored.VersionId } : info;
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
        if (!options.KeepVersions)
        {
            return await Remove(layout, bucket, key, ifMatch, null, cancellationToken).ConfigureAwait(false);
        }

        var condition = new WriteCondition(false, ifMatch);
        Check(bucket, key, condition);
        if (TryGetInfo(bucket, key) is null)
        {
            return null;
        }

        (string mark, SafeFileHandle handle) = await scratch.CreateFile(layout, bucket, cancellationToken).ConfigureAwait(false);
        try
        {
            var body = new MemoryBody(ReadOnlyMemory<byte>.Empty);
            await ObjectFileWriter.Write(
                handle, StoredObject.Deletion(key), body, options.TimeProvider, options.FlushToDisk, cancellationToken).ConfigureAwait(false);
            return await Remove(layout, bucket, key, ifMatch, mark, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is DirectoryNotFoundException or FileNotFoundException)
        {
            throw scratch.Lost(layout, bucket, key, exception);
        }
        finally
        {
            ScratchFiles.Discard(mark);
        }
    }

    /// <summary>
    /// Removes a version for good, or the mark of a deletion; a missing one is no error. The version before takes the place of the present one, or of the
    /// mark that hides it.
    /// </summary>
    public async Task RemoveVersion(string bucket, string key, string versionId, CancellationToken cancellationToken)
    {
        DirectoryLayout layout = Layout(bucket);
        string spare = await scratch.NewPath(layout, bucket, cancellationToken).ConfigureAwait(false);
        using (await root.Locks.Take(bucket, key, cancellationToken).ConfigureAwait(false))
        {
            ObjectPath path = layout.PathOf(bucket, key);
            string? present = PresentId(bucket, key);
            List<HistoryEntry> entries = ObjectHistory.Settle(layout, bucket, key, present);
            int at = present == versionId ? entries.Count : entries.FindIndex(entry => entry.Id == versionId);
            if (at < 0)
            {
                return;
            }

            bool isPresent = at == entries.Count;
            bool hides = present is null && at == entries.Count - 1 && IsDeletion(entries[at], key);
            List<HistoryEntry> removed = isPresent ? [] : [entries[at]];
            if ((isPresent || hides) && at > 0 && !IsDeletion(entries[at - 1], key))
            {
                RefuseObstacles(path, bucket, key);
                _history.BringBack(entries[at - 1], path, spare, bucket, key);
                removed.Add(entries[at - 1]);
            }
            else if (isPresent)
            {
                File.Delete(path.File);
                Flush([path.RemoveEmptyFolders()]);
            }

            if (removed.Count > 0)
            {
                _history.Remove(layout, bucket, key, removed);
            }
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

    private static bool IsDeletion(HistoryEntry entry, string key)
    {
        using ObjectFile? file = ObjectHistory.TryOpen(entry, key);
        return file is null || file.Stored.IsDeletion;
    }

    private string? PresentId(string bucket, string key)
    {
        using ObjectFile? present = TryOpen(bucket, key);
        return present?.VersionId;
    }

    private ObjectFile? TryOpenPresent(string bucket, string key, string versionId)
    {
        ObjectFile? file = TryOpen(bucket, key);
        if (file is null || file.VersionId == versionId)
        {
            return file;
        }

        file.Dispose();
        return null;
    }

    private ObjectFile? TryOpenOld(string bucket, string key, string versionId)
    {
        List<HistoryEntry> entries = ObjectHistory.Read(Layout(bucket), bucket, key);
        int at = entries.FindIndex(entry => entry.Id == versionId);
        ObjectFile? file = at < 0 ? null : ObjectHistory.TryOpen(entries[at], key, FileOptions.Asynchronous);
        if (file is null || !file.Stored.IsDeletion)
        {
            return file;
        }

        file.Dispose();
        return null;
    }

    /// <summary>Removes an object, if something holds of it.</summary>
    /// <param name="layout">The store's layout.</param>
    /// <param name="bucket">The bucket's name.</param>
    /// <param name="key">The key.</param>
    /// <param name="ifMatch">The ETag that it must have. Null means any.</param>
    /// <param name="mark">The mark that its versions end with. Null means that none are kept.</param>
    /// <param name="cancellationToken">Cancels the wait for the lock.</param>
    private async Task<string?> Remove(
        DirectoryLayout layout, string bucket, string key, string? ifMatch, string? mark, CancellationToken cancellationToken)
    {
        using (await root.Locks.Take(bucket, key, cancellationToken).ConfigureAwait(false))
        {
            ObjectPath path = layout.PathOf(bucket, key);
            using (ObjectFile? current = TryOpen(bucket, key))
            {
                var condition = new WriteCondition(false, ifMatch);
                if (!condition.Holds(current?.Info))
                {
                    throw condition.Failed(store, bucket, key);
                }

                if (current is null)
                {
                    return null;
                }

                if (mark is not null)
                {
                    _history.Keep(layout, bucket, current, path.File, mark);
                }
            }

            File.Delete(path.File);
            return path.RemoveEmptyFolders();
        }
    }

    private async Task<bool> TryCommit(
        DirectoryLayout layout,
        string written,
        string bucket,
        StoredObject stored,
        Func<ObjectFile?, bool> holds,
        CancellationToken cancellationToken)
    {
        string key = stored.Key;
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

                if (options.KeepVersions && current is not null && current.VersionId != stored.VersionId)
                {
                    _history.Keep(layout, bucket, current, path.File, mark: null);
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
