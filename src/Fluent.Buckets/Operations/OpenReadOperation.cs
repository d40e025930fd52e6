namespace Fluent.Buckets;

/// <summary>Opens an object's content as a stream. The caller disposes it.</summary>
public sealed class OpenReadOperation : ReadOperation<OpenReadOperation, ObjectReader>
{
    internal OpenReadOperation(ReadSource source, CancellationToken cancellationToken)
        : base(source, cancellationToken)
    {
    }

    private protected override Task<ObjectReader> RunCore(CancellationToken cancellationToken) =>
        Downloader.OpenRead(Source, Settings, cancellationToken);
}
