namespace Fluent.Buckets;

/// <summary>Copies or moves an object, with its content headers and metadata, inside one store.</summary>
/// <remarks>
/// A move is a copy, then a delete of the version that was copied where the store can tell; it is not atomic. When it fails, the source is
/// still there.
/// </remarks>
public sealed class CopyOperation : StorageOperation<CopyOperation, ObjectInfo>
{
    private readonly BucketObject _source;
    private readonly BucketObject _target;
    private readonly bool _move;
    private bool _ifAbsent;
    private string? _ifSourceMatches;

    internal CopyOperation(BucketObject source, BucketObject target, bool move, CancellationToken cancellationToken)
        : base(cancellationToken)
    {
        _source = source;
        _target = target;
        _move = move;
    }

    private protected override string Verb => _move ? "Move" : "Copy";

    private protected override (Bucket Bucket, string? Key) Subject => _source.Subject;

    /// <summary>Copies only when the target does not exist; else PreconditionFailed.</summary>
    public CopyOperation IfAbsent() => Change(() => _ifAbsent = true);

    /// <summary>Copies only when the source has this ETag; else PreconditionFailed.</summary>
    /// <param name="etag">The ETag of an <see cref="ObjectInfo"/>.</param>
    /// <exception cref="StorageException">InvalidArgument: an empty ETag.</exception>
    public CopyOperation IfSourceMatches(string etag)
    {
        ConditionRules.CheckETag(etag);
        return Change(() => _ifSourceMatches = etag);
    }

    private protected override async Task<ObjectInfo> RunCore(CancellationToken cancellationToken)
    {
        ObjectPlace source = _source.Locate();
        ObjectPlace target = _target.Locate();
        Check(source, target);
        string? sourceTag = _ifSourceMatches;
        if (_move && sourceTag is null && CanPinVersion(source.Driver.Capabilities.Conditions))
        {
            ObjectInfo found = await source.Driver.GetInfo(source.Bucket, source.Key, cancellationToken).ConfigureAwait(false)
                ?? throw StorageErrors.ObjectNotFound(source.Store, source.Bucket, source.Key);
            sourceTag = found.ETag;
        }

        var request = new CopyRequest
        {
            SourceBucket = source.Bucket,
            SourceKey = source.Key,
            TargetBucket = target.Bucket,
            TargetKey = target.Key,
            IfSourceMatches = sourceTag,
            IfAbsent = _ifAbsent,
        };
        ObjectInfo copied = await source.Driver.Copy(request, cancellationToken).ConfigureAwait(false);
        if (_move)
        {
            string? deleteTag = source.Driver.Capabilities.Conditions.HasFlag(StoreConditions.DeleteIfMatch) ? sourceTag : null;
            await source.Driver.Delete(source.Bucket, source.Key, deleteTag, cancellationToken).ConfigureAwait(false);
        }

        return target.Relative(copied);
    }

    private static bool CanPinVersion(StoreConditions conditions) =>
        conditions.HasFlag(StoreConditions.CopyIfSourceMatches | StoreConditions.DeleteIfMatch);

    private void Check(ObjectPlace source, ObjectPlace target)
    {
        if (!ReferenceEquals(source.Driver, target.Driver))
        {
            throw StorageErrors.NotSupported(
                source.Store, source.Bucket, source.Key, $"A copy to another store ({target.Store})", "Read the object and upload it there.");
        }

        if (source.Bucket == target.Bucket && source.Key == target.Key)
        {
            throw source.Fault(StorageErrorCode.InvalidArgument, $"The object {source} cannot be copied or moved onto itself. Give another key.");
        }

        if (_ifAbsent)
        {
            source.Require(StoreConditions.CopyIfAbsent, "CopyTo(…).IfAbsent()", "Copy without the condition.");
        }

        if (_ifSourceMatches is not null)
        {
            source.Require(StoreConditions.CopyIfSourceMatches, "CopyTo(…).IfSourceMatches(etag)", "Copy without the condition.");
        }
    }
}
