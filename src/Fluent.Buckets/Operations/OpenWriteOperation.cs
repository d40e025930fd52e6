namespace Fluent.Buckets;

/// <summary>Opens a stream to write an object through. The object appears only with <see cref="ObjectWriter.CompleteAsync"/>.</summary>
public sealed class OpenWriteOperation : TransferOperation<OpenWriteOperation, ObjectWriter>
{
    internal OpenWriteOperation(UploadTarget target, CancellationToken cancellationToken)
        : base(target, cancellationToken)
    {
    }

    private protected override Task<ObjectWriter> RunCore(CancellationToken cancellationToken) =>
        Uploader.OpenWrite(Target, Settings, cancellationToken);
}
