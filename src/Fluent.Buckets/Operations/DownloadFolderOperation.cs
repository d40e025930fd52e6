namespace Fluent.Buckets;

/// <summary>Downloads the objects of a bucket or view as files of a folder.</summary>
/// <inheritdoc/>
public sealed class DownloadFolderOperation : FolderOperation<DownloadFolderOperation>
{
    internal DownloadFolderOperation(Bucket bucket, string path, CancellationToken cancellationToken)
        : base(bucket, path, cancellationToken)
    {
    }

    private protected override Task<FolderTransfer> RunCore(CancellationToken cancellationToken) =>
        FolderDownloader.Download(Bucket, Path, Settings, cancellationToken);
}
