using Microsoft.Win32.SafeHandles;

namespace Fluent.Buckets;

/// <summary>The folder of a bucket that holds what is not yet, or no longer, an object: scratch files of writes, and multipart uploads.</summary>
/// <param name="root">The store's root.</param>
/// <param name="store">The store's name, for messages.</param>
internal sealed class ScratchFiles(StoreRoot root, string store)
{
    // No identifier of a multipart upload has a hyphen.
    private const string Prefix = "new-";

    /// <summary>A name for what is not finished, or is being removed: a sweep may take it.</summary>
    public static string NewName() => Prefix + Guid.NewGuid().ToString("N");

    /// <summary>Makes a new scratch file in a bucket, open for writing.</summary>
    /// <exception cref="StorageException">BucketNotFound, or AccessDenied when the folder is a link.</exception>
    public async Task<(string Path, SafeFileHandle Handle)> CreateFile(DirectoryLayout layout, string bucket, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            string path = await NewPath(layout, bucket, cancellationToken).ConfigureAwait(false);
            try
            {
                return (path, ObjectFileWriter.Create(path));
            }
            catch (Exception exception) when (exception is DirectoryNotFoundException or FileNotFoundException)
            {
                // The bucket was deleted after the look, and may be there again: the next look tells.
            }
        }
    }

    /// <summary>A path for a new scratch file in a bucket.</summary>
    /// <exception cref="StorageException">BucketNotFound, or AccessDenied when the folder is a link.</exception>
    public async Task<string> NewPath(DirectoryLayout layout, string bucket, CancellationToken cancellationToken) =>
        Path.Join(await Folder(layout, bucket, cancellationToken).ConfigureAwait(false), NewName());

    /// <summary>Makes a new folder for a multipart upload that is not finished yet.</summary>
    /// <exception cref="StorageException">BucketNotFound, or AccessDenied when the folder is a link.</exception>
    public async Task<string> NewFolder(DirectoryLayout layout, string bucket, CancellationToken cancellationToken)
    {
        string path = Path.Join(await Folder(layout, bucket, cancellationToken).ConfigureAwait(false), NewName());
        await CreateFolder(layout, bucket, path, cancellationToken).ConfigureAwait(false);
        return path;
    }

    /// <summary>The error of a scratch file or folder that went away, possibly with its bucket, which may be there again.</summary>
    public StorageException Lost(DirectoryLayout layout, string bucket, string key, Exception exception) => layout.HasBucket(bucket)
        ? DirectoryErrors.WriteLost(store, bucket, key, exception)
        : StorageErrors.BucketNotFound(store, bucket, exception);

    /// <summary>The folder, which is made when it is missing; the bucket never is.</summary>
    /// <exception cref="StorageException">BucketNotFound, or AccessDenied when the folder is a link.</exception>
    private async Task<string> Folder(DirectoryLayout layout, string bucket, CancellationToken cancellationToken)
    {
        layout.RequireBucket(bucket);
        string folder = layout.Uploads(bucket);
        PlaceState state = DirectoryLayout.Inspect(folder);
        if (state == PlaceState.Missing)
        {
            await CreateFolder(layout, bucket, folder, cancellationToken).ConfigureAwait(false);
        }
        else if (state != PlaceState.Folder)
        {
            throw DirectoryErrors.LinkInTheWay(store, bucket, null, folder);
        }

        return folder;
    }

    private async Task CreateFolder(DirectoryLayout layout, string bucket, string path, CancellationToken cancellationToken)
    {
        // Under any lock the bucket cannot go away, so that this does not bring it back as a parent.
        using (await root.Locks.Take(bucket, "", cancellationToken).ConfigureAwait(false))
        {
            layout.RequireBucket(bucket);
            Directory.CreateDirectory(path);
        }
    }

    /// <summary>Removes a file if it is there. What cannot be removed now is left to the next sweep.</summary>
    public static void Discard(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (DirectoryErrors.IsFileSystem(exception))
        {
            // The caller has an error of its own to tell, or has succeeded.
        }
    }

    /// <summary>Removes a folder with all that is in it. What cannot be removed now is left to the next sweep.</summary>
    public static void DiscardFolder(string path)
    {
        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (Exception exception) when (DirectoryErrors.IsFileSystem(exception))
        {
            // As above.
        }
    }

    /// <summary>Removes what writers that died left in a bucket and was last written before a moment, and gives how many things it removed.</summary>
    public static int Sweep(DirectoryLayout layout, string bucket, DateTimeOffset olderThan, CancellationToken cancellationToken)
    {
        // Whoever sweeps clears them away, but they are not of this bucket, and may be in the middle of their deletion: they do not count.
        foreach (string leftover in layout.Leftovers())
        {
            TryRemove(leftover, olderThan.UtcDateTime);
        }

        IEnumerable<string> leftovers = [];
        string folder = layout.Uploads(bucket);
        if (DirectoryLayout.Inspect(folder) == PlaceState.Folder)
        {
            IEnumerable<string> uploads = Directory.EnumerateDirectories(folder)
                .Where(path => UploadFolders.IsId(Path.GetFileName(path)) && DirectoryLayout.Inspect(path) == PlaceState.Folder);
            leftovers = uploads.Prepend(folder).SelectMany(Unfinished);
        }

        int count = 0;
        foreach (string path in leftovers)
        {
            cancellationToken.ThrowIfCancellationRequested();
            count += TryRemove(path, olderThan.UtcDateTime) ? 1 : 0;
        }

        return count;
    }

    private static string[] Unfinished(string folder)
    {
        try
        {
            return Directory.GetFileSystemEntries(folder, Prefix + "*");
        }
        catch (DirectoryNotFoundException)
        {
            // The upload was completed or aborted meanwhile.
            return [];
        }
    }

    private static bool TryRemove(string path, DateTime olderThan)
    {
        PlaceState state = DirectoryLayout.Inspect(path);
        if (state == PlaceState.Missing || LastWrite(path, state) >= olderThan)
        {
            return false;
        }

        try
        {
            if (state == PlaceState.Folder)
            {
                Directory.Delete(path, recursive: true);
            }
            else
            {
                File.Delete(path);
            }

            return true;
        }
        catch (IOException)
        {
            // Its writer, or another sweep, is at it too; what stays is left to the next sweep.
            return false;
        }
    }

    private static DateTime LastWrite(string path, PlaceState state) =>
        state == PlaceState.Folder ? Directory.GetLastWriteTimeUtc(path) : File.GetLastWriteTimeUtc(path);
}
