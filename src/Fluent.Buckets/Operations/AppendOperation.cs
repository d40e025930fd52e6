namespace Fluent.Buckets;

/// <summary>
/// Appends bytes to an object, or creates it of them. It is all or nothing: a reader sees the object as it was or with all the bytes, and of several
/// appends at once none is lost. Content headers, metadata and tags stay.
/// </summary>
public sealed class AppendOperation : StorageOperation<AppendOperation, ObjectInfo>
{
    private readonly BucketObject _object;
    private readonly ReadOnlyMemory<byte> _data;
    private readonly string? _contentType;
    private string? _ifMatch;

    /// <param name="target">The object.</param>
    /// <param name="data">The bytes.</param>
    /// <param name="contentType">The media type of an object that is created and whose key tells none. Null means the default.</param>
    /// <param name="cancellationToken">Cancels the append.</param>
    internal AppendOperation(BucketObject target, ReadOnlyMemory<byte> data, string? contentType, CancellationToken cancellationToken)
        : base(cancellationToken, target.Bucket.Defaults.Timeout)
    {
        _object = target;
        _data = data;
        _contentType = contentType;
    }

    private protected override (Bucket Bucket, string? Key) Subject => _object.Subject;

    /// <summary>Appends only when the object has this ETag; else, also when it is missing, PreconditionFailed and nothing is changed.</summary>
    /// <param name="etag">The ETag of an <see cref="ObjectInfo"/>.</param>
    /// <exception cref="StorageException">InvalidArgument: an empty ETag.</exception>
    public AppendOperation IfMatch(string etag)
    {
        ConditionRules.CheckETag(etag);
        return Change(() => _ifMatch = etag);
    }

    private protected override long? BytesOf(ObjectInfo result) => _data.Length;

    private protected override async Task<ObjectInfo> RunCore(CancellationToken cancellationToken)
    {
        ObjectPlace place = _object.Locate();
        if (!place.Driver.Capabilities.Appends)
        {
            throw StorageErrors.NotSupported(
                place.Store, place.Bucket, place.Key, "Append", "Write a further object, or upload the whole content again.");
        }

        var settings = new WriteSettings(_object.Bucket.Defaults) { IfMatch = _ifMatch };
        if (settings.Headers.ContentType is null && _contentType is not null && ContentTypes.ForKey(place.Key) is null)
        {
            settings.Headers = settings.Headers with { ContentType = _contentType };
        }

        ObjectInfo info = await place.Driver
            .Append(settings.ToRequest(place), new MemoryBody(_data), cancellationToken).ConfigureAwait(false);
        return place.Relative(info);
    }
}
