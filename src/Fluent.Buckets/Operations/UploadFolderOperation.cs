namespace Fluent.Buckets;

/// <summary>Uploads the files of a folder and of all folders below it.</summary>
/// <inheritdoc/>
public sealed class UploadFolderOperation : FolderOperation<UploadFolderOperation>
{
    internal UploadFolderOperation(Bucket bucket, string path, CancellationToken cancellationToken)
        : base(bucket, path, cancellationToken)
    {
    }

    /// <summary>
    /// Leaves objects as they are that have the content already, by size and SHA-256; times are not trusted. The hash is kept as metadata
    /// (<c>content_sha256</c>) of what is uploaded with this modifier, on every store; an object without it is uploaded. Only content counts: other headers
    /// or metadata alone are no change. It costs one request a file more, and each file is read once more.
    /// </summary>
    public UploadFolderOperation SkipUnchanged() => Change(() => Settings.SkipUnchanged = true);

    private protected override Task<FolderTransfer> RunCore(CancellationToken cancellationToken) =>
        FolderUploader.Upload(Bucket, Path, Settings, cancellationToken);
}
