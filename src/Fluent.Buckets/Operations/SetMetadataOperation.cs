namespace Fluent.Buckets;

/// <summary>Replaces all metadata of an object; its content and headers stay.</summary>
public sealed class SetMetadataOperation : StorageOperation<SetMetadataOperation, ObjectInfo>
{
    private readonly BucketObject _object;
    private readonly IReadOnlyDictionary<string, string> _metadata;
    private string? _ifMatch;

    internal SetMetadataOperation(BucketObject target, IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken)
        : base(cancellationToken)
    {
        _object = target;
        _metadata = metadata;
    }

    private protected override (Bucket Bucket, string? Key) Subject => _object.Subject;

    /// <summary>Replaces only when the object has this ETag; else PreconditionFailed.</summary>
    /// <param name="etag">The ETag of an <see cref="ObjectInfo"/>.</param>
    /// <exception cref="StorageException">InvalidArgument: an empty ETag.</exception>
    public SetMetadataOperation IfMatch(string etag)
    {
        ConditionRules.CheckETag(etag);
        return Change(() => _ifMatch = etag);
    }

    private protected override async Task<ObjectInfo> RunCore(CancellationToken cancellationToken)
    {
        ObjectPlace place = _object.Locate();
        if (!place.Driver.Capabilities.SetsMetadata)
        {
            throw StorageErrors.NotSupported(
                place.Store, place.Bucket, place.Key, "SetMetadata", "Upload the object again with its new metadata.");
        }

        if (_ifMatch is not null)
        {
            place.Require(StoreConditions.SetMetadataIfMatch, "SetMetadata(…).IfMatch(etag)", "Set it without the condition.");
        }

        ObjectInfo info = await place.Driver
            .SetMetadata(place.Bucket, place.Key, _metadata, _ifMatch, cancellationToken).ConfigureAwait(false);
        return place.Relative(info);
    }
}
