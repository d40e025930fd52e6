using System.Security.Cryptography;

namespace Fluent.Buckets;

/// <summary>Uploads the files of a folder.</summary>
internal static class FolderUploader
{
    /// <summary>The metadata that tells a later run what the content is, on every store; ETags differ from store to store and with the parts.</summary>
    public const string HashName = "content_sha256";

    public static async Task<FolderTransfer> Upload(Bucket bucket, string path, FolderSettings settings, CancellationToken cancellationToken)
    {
        BucketPlace place = bucket.Locate();

        // Folders are read without an asynchronous form, and the caller's thread may be that of a user interface.
        SourceFolder folder = await Task.Run(() => SourceFolder.Find(path, cancellationToken), cancellationToken).ConfigureAwait(false);
        var run = new FolderRun(place, settings);
        foreach ((string key, StorageException fault) in folder.Unreadable)
        {
            run.Fail(key, fault);
        }

        run.Start(folder.Files.Count, folder.Files.Sum(file => file.Size));
        await run.ForEach(
            folder.Files,
            static file => file.Key,
            (file, progress, token) => UploadFile(bucket.Object(file.Key), file, settings.SkipUnchanged, progress, token),
            cancellationToken).ConfigureAwait(false);
        return run.Result(folder.Links, "uploaded");
    }

    private static async Task UploadFile(
        BucketObject target, SourceFile file, bool skipUnchanged, FolderRun.FileProgress progress, CancellationToken cancellationToken)
    {
        UploadOperation upload = target.UploadFrom(file.Path, cancellationToken).WithParallelism(1).WithProgress(progress);
        if (skipUnchanged)
        {
            // Before the file is read, so that a key that is refused costs nothing.
            ObjectInfo? stored = await target.TryGetInfo(cancellationToken).ConfigureAwait(false);
            (byte[] hash, long size) = await Hash(file.Path, cancellationToken).ConfigureAwait(false);
            string text = Convert.ToHexStringLower(hash);
            if (stored?.Size == size && stored.Metadata?.GetValueOrDefault(HashName) == text)
            {
                progress.Unchanged(size);
                return;
            }

            // The checksum holds the metadata to the content, should the file change in between.
            upload = upload.WithMetadata(HashName, text).WithChecksum(HashAlgorithmName.SHA256, hash);
        }

        ObjectInfo info = await upload.ConfigureAwait(false);
        progress.Transferred(info.Size);
    }

    private static async Task<(byte[] Hash, long Size)> Hash(string path, CancellationToken cancellationToken)
    {
        try
        {
            FileStream stream = FileUploadSource.OpenStream(path);
            await using (stream.ConfigureAwait(false))
            {
                byte[] hash = await SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false);
                return (hash, stream.Position);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw SourceErrors.Failed($"the file '{path}'", fault);
        }
    }
}
