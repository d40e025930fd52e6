namespace Fluent.Buckets;

/// <summary>Reads an object's whole content as a value.</summary>
/// <typeparam name="T">What the content is given as.</typeparam>
public sealed class ReadValueOperation<T> : StorageOperation<ReadValueOperation<T>, T>
{
    private readonly BucketObject _source;
    private readonly Func<ReadSettings, CancellationToken, Task<T>> _read;
    private readonly ReadSettings _settings = new();

    internal ReadValueOperation(
        BucketObject source, Func<ReadSettings, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
        : base(cancellationToken)
    {
        _source = source;
        _read = read;
    }

    private protected override (Bucket Bucket, string? Key) Subject => _source.Subject;

    /// <summary>Reads only when the object has this ETag; else PreconditionFailed.</summary>
    /// <param name="etag">The ETag of an <see cref="ObjectInfo"/>.</param>
    /// <exception cref="StorageException">InvalidArgument: an empty ETag.</exception>
    public ReadValueOperation<T> IfMatch(string etag)
    {
        ConditionRules.CheckETag(etag);
        return Change(() => _settings.IfMatch = etag);
    }

    /// <summary>Reads only when the object does not have this ETag; else NotModified.</summary>
    /// <param name="etag">The ETag of an <see cref="ObjectInfo"/>.</param>
    /// <exception cref="StorageException">InvalidArgument: an empty ETag.</exception>
    public ReadValueOperation<T> IfNoneMatch(string etag)
    {
        ConditionRules.CheckETag(etag);
        return Change(() => _settings.IfNoneMatch = etag);
    }

    private protected override Task<T> RunCore(CancellationToken cancellationToken) => _read(_settings, cancellationToken);
}
