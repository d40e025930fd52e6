namespace Fluent.Buckets;

/// <summary>Starts a multipart upload whose parts the app sends itself. Headers, metadata and conditions are given here and hold at its end.</summary>
public sealed class StartUploadOperation : WriteOperation<StartUploadOperation, MultipartUpload>
{
    internal StartUploadOperation(UploadTarget target, CancellationToken cancellationToken)
        : base(target, cancellationToken)
    {
    }

    private protected override Task<MultipartUpload> RunCore(CancellationToken cancellationToken) =>
        ExplicitUpload.Start(Target, Settings, cancellationToken);
}
