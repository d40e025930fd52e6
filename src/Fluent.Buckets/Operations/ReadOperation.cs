namespace Fluent.Buckets;

/// <summary>The modifiers of all verbs that read an object.</summary>
/// <typeparam name="TSelf">The type of the operation itself.</typeparam>
/// <typeparam name="T">What the operation gives.</typeparam>
public abstract class ReadOperation<TSelf, T> : StorageOperation<TSelf, T>
    where TSelf : ReadOperation<TSelf, T>
{
    private protected ReadOperation(ReadSource source, CancellationToken cancellationToken)
        : base(cancellationToken) => Source = source;

    private protected ReadSource Source { get; }

    private protected sealed override (Bucket Bucket, string? Key) Subject => Source.Subject;

    private protected ReadSettings Settings { get; } = new();

    /// <summary>Reads the bytes from <paramref name="start"/> up to, not including, <paramref name="end"/>, clamped to the end of the object.</summary>
    /// <param name="start">The first byte, from 0.</param>
    /// <param name="end">The byte after the last one.</param>
    /// <exception cref="StorageException">InvalidArgument: a negative start or an end before the start; when awaited, a start beyond the end of the object.</exception>
    public TSelf Range(long start, long end) => SetRange(ByteRange.Between(start, end));

    /// <summary>Reads the bytes from <paramref name="offset"/> to the end.</summary>
    /// <param name="offset">The first byte, from 0.</param>
    /// <exception cref="StorageException">InvalidArgument: a negative offset; when awaited, an offset beyond the end of the object.</exception>
    public TSelf FromOffset(long offset) => SetRange(ByteRange.From(offset));

    /// <summary>Reads the last bytes, or all when there are fewer.</summary>
    /// <param name="count">How many bytes.</param>
    /// <exception cref="StorageException">InvalidArgument: a negative count.</exception>
    public TSelf Last(long count) => SetRange(ByteRange.Last(count));

    /// <summary>Reads only when the object has this ETag; else PreconditionFailed.</summary>
    /// <param name="etag">The ETag of an <see cref="ObjectInfo"/>.</param>
    /// <exception cref="StorageException">InvalidArgument: an empty ETag.</exception>
    public TSelf IfMatch(string etag)
    {
        ConditionRules.CheckETag(etag);
        return Change(() => Settings.IfMatch = etag);
    }

    /// <summary>Reads only when the object does not have this ETag; else NotModified.</summary>
    /// <param name="etag">The ETag of an <see cref="ObjectInfo"/>.</param>
    /// <exception cref="StorageException">InvalidArgument: an empty ETag.</exception>
    public TSelf IfNoneMatch(string etag)
    {
        ConditionRules.CheckETag(etag);
        return Change(() => Settings.IfNoneMatch = etag);
    }

    private TSelf SetRange(ByteRange range) => Change(() => Settings.Range = range);
}
