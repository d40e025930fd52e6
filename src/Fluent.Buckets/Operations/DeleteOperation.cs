namespace Fluent.Buckets;

/// <summary>Deletes one object. A missing object is no error: the result is what was asked for.</summary>
public sealed class DeleteOperation : StorageOperation<DeleteOperation, Done>
{
    private readonly BucketObject _object;
    private string? _ifMatch;

    internal DeleteOperation(BucketObject target, CancellationToken cancellationToken)
        : base(cancellationToken) => _object = target;

    private protected override (Bucket Bucket, string? Key) Subject => _object.Subject;

    /// <summary>Deletes only when the object has this ETag; else, also when it is missing, PreconditionFailed.</summary>
    /// <param name="etag">The ETag of an <see cref="ObjectInfo"/>.</param>
    /// <exception cref="StorageException">InvalidArgument: an empty ETag. When awaited, NotSupported: the store has no conditional delete.</exception>
    public DeleteOperation IfMatch(string etag)
    {
        ConditionRules.CheckETag(etag);
        return Change(() => _ifMatch = etag);
    }

    private protected override async Task<Done> RunCore(CancellationToken cancellationToken)
    {
        ObjectPlace place = _object.Locate();
        if (_ifMatch is not null)
        {
            place.Require(StoreConditions.DeleteIfMatch, "Delete().IfMatch(etag)", "Delete without a condition, or use a store that has it.");
        }

        await place.Driver.Delete(place.Bucket, place.Key, _ifMatch, cancellationToken).ConfigureAwait(false);
        return default;
    }
}
