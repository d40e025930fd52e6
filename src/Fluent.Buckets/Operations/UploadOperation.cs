namespace Fluent.Buckets;

/// <summary>Uploads a whole object. The object is visible only when the upload has completed; a failed or cancelled one changes nothing.</summary>
public sealed class UploadOperation : TransferOperation<UploadOperation, ObjectInfo>
{
    private readonly UploadSource _source;

    internal UploadOperation(UploadTarget target, UploadSource source, CancellationToken cancellationToken)
        : base(target, cancellationToken) => _source = source;

    /// <summary>Reports the bytes so far, and the bytes in all when they are known. It never decreases.</summary>
    /// <param name="progress">Receives the reports, possibly on other threads, one at a time.</param>
    public UploadOperation WithProgress(IProgress<TransferProgress> progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        return Change(() => Settings.Progress = progress);
    }

    private protected override long? BytesOf(ObjectInfo result) => result.Size;

    private protected override Task<ObjectInfo> RunCore(CancellationToken cancellationToken) =>
        Uploader.Upload(Target, Settings, _source, cancellationToken);
}
