namespace Fluent.Buckets;

public partial class Bucket
{
    /// <summary>
    /// Uploads every file of a folder and of the folders below it; a file's key is its path within the folder, with slashes. For keys below a prefix
    /// call it on <see cref="Within"/>.
    /// </summary>
    /// <remarks>
    /// Hidden files are files like others. Symbolic links are not followed and not uploaded; the result tells how many there are. Empty folders leave no
    /// trace. Objects that have no file are left as they are. Keep pipes and devices out of the folder: they have no end.
    /// </remarks>
    /// <param name="path">The path of the folder.</param>
    /// <param name="cancellationToken">Cancels the upload; files that are uploaded so far stay.</param>
    /// <exception cref="StorageException">
    /// When awaited. InvalidArgument: there is no such folder. BucketNotFound. Else what failed, each file in <see cref="StorageException.Failures"/>.
    /// </exception>
    public UploadFolderOperation UploadFolder(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new UploadFolderOperation(this, path, cancellationToken);
    }

    /// <summary>
    /// Downloads every object to a folder; its key is its path there, and each <c>/</c> a folder. For keys below a prefix call it on
    /// <see cref="Within"/>. The folder is made if it is not there; files there are replaced, each atomically, and others stay.
    /// </summary>
    /// <remarks>
    /// Nothing is written outside the folder, and no key is changed to fit: one that the file system cannot hold as it is (<c>../x</c>, <c>/x</c>,
    /// <c>a//b</c>, on Windows <c>C:x</c> and more), that leads through a symbolic link, that other keys have as their folder (<c>a</c> beside <c>a/b</c>), or
    /// that would be the same file as another (<c>A</c> and <c>a</c> where case does not matter) fails with TargetFailed. An empty object whose key ends in a
    /// slash becomes a folder. The list of keys is held in memory.
    /// </remarks>
    /// <param name="path">The path of the folder.</param>
    /// <param name="cancellationToken">Cancels the download; files that are downloaded so far stay.</param>
    /// <exception cref="StorageException">
    /// When awaited. InvalidArgument: the path is a file. BucketNotFound. Else what failed, each key in <see cref="StorageException.Failures"/>.
    /// </exception>
    public DownloadFolderOperation DownloadFolder(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new DownloadFolderOperation(this, path, cancellationToken);
    }
}
