namespace Fluent.Buckets;

/// <summary>Reads an object's whole content as a value.</summary>
/// <typeparam name="T">What the content is given as.</typeparam>
public sealed class ReadValueOperation<T> : StorageOperation<ReadValueOperation<T>, T>
{
    private readonly ReadSource _source;
    private readonly Func<ReadSource, (byte[] Bytes, ObjectInfo Info), T> _convert;
    private readonly bool _missingIsNull;
    private readonly ReadSettings _settings = new();
    private long? _length;

    internal ReadValueOperation(
        ReadSource source,
        Func<ReadSource, (byte[] Bytes, ObjectInfo Info), T> convert,
        bool missingIsNull,
        CancellationToken cancellationToken)
        : base(cancellationToken)
    {
        _source = source;
        _convert = convert;
        _missingIsNull = missingIsNull;
    }

    private protected override (Bucket Bucket, string? Key) Subject => _source.Subject;

    private protected override string Verb => "Read";

    private protected override long? BytesOf(T result) => _length;

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

    private protected override async Task<T> RunCore(CancellationToken cancellationToken)
    {
        (byte[] Bytes, ObjectInfo Info) read;
        try
        {
            read = await Downloader.ReadBytes(_source, _settings, cancellationToken).ConfigureAwait(false);
        }
        catch (StorageException missing) when (_missingIsNull && missing.Code == StorageErrorCode.ObjectNotFound)
        {
            return default!;
        }

        _length = read.Bytes.Length;
        return _convert(_source, read);
    }
}
