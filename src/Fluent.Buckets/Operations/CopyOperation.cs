namespace Fluent.Buckets;

/// <summary>Copies or moves an object, or copies a version of one, with its content headers, metadata and tags.</summary>
/// <remarks>
/// Inside one store the store copies by itself. To another store the bytes pass through this process, in bounded memory; parts go at once, all of one
/// version of the source, or it is Conflict. A source that has tags goes only to a store that has them. A move is a copy, then a delete of the version
/// that was copied where the store can tell; it is not atomic. When it fails, the source is still there.
/// </remarks>
public sealed class CopyOperation : StorageOperation<CopyOperation, ObjectInfo>
{
    private readonly ReadSource _source;
    private readonly BucketObject _target;
    private readonly bool _move;
    private bool _ifAbsent;
    private string? _ifSourceMatches;

    internal CopyOperation(ReadSource source, BucketObject target, bool move, CancellationToken cancellationToken)
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

    private protected override Task<ObjectInfo> RunCore(CancellationToken cancellationToken)
    {
        ObjectPlace source = _source.Locate();
        ObjectPlace target = _target.Locate();
        bool inside = ReferenceEquals(source.Driver, target.Driver);
        Check(source, target, inside);
        return inside ? CopyInside(source, target, cancellationToken) : CopyAcross(source, cancellationToken);
    }

    private static bool CanPinVersion(StoreConditions conditions) =>
        conditions.HasFlag(StoreConditions.CopyIfSourceMatches | StoreConditions.DeleteIfMatch);

    private async Task<ObjectInfo> CopyInside(ObjectPlace source, ObjectPlace target, CancellationToken cancellationToken)
    {
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
            SourceVersionId = source.VersionId,
            TargetBucket = target.Bucket,
            TargetKey = target.Key,
            IfSourceMatches = sourceTag,
            IfAbsent = _ifAbsent,
        };
        ObjectInfo copied = await source.Driver.Copy(request, cancellationToken).ConfigureAwait(false);
        if (_move)
        {
            string? deleteTag = source.Driver.Capabilities.Conditions.HasFlag(StoreConditions.DeleteIfMatch) ? sourceTag : null;
            await MoveSource.Delete(source, deleteTag, cancellationToken).ConfigureAwait(false);
        }

        return target.Relative(copied);
    }

    private async Task<ObjectInfo> CopyAcross(ObjectPlace source, CancellationToken cancellationToken)
    {
        (ObjectInfo copied, string sourceTag) = await StreamedCopy
            .Copy(source, _target, _ifSourceMatches, _ifAbsent, cancellationToken).ConfigureAwait(false);
        if (_move)
        {
            await StreamedCopy.DeleteSource(source, sourceTag, cancellationToken).ConfigureAwait(false);
        }

        return copied;
    }

    private void Check(ObjectPlace source, ObjectPlace target, bool inside)
    {
        bool onItself = source.VersionId is null && source.Bucket == target.Bucket && source.Key == target.Key;
        if (onItself && (inside || source.Driver.IsSameStore(target.Driver)))
        {
            throw source.Fault(StorageErrorCode.InvalidArgument, $"The object {source} cannot be copied or moved onto itself. Give another key.");
        }

        if (_ifAbsent)
        {
            target.Require(
                inside ? StoreConditions.CopyIfAbsent : StoreConditions.WriteIfAbsent, "CopyTo(…).IfAbsent()", "Copy without the condition.");
        }

        // Across stores we hold this condition ourselves: what is read is of the version whose ETag was compared.
        if (_ifSourceMatches is not null && inside)
        {
            source.Require(StoreConditions.CopyIfSourceMatches, "CopyTo(…).IfSourceMatches(etag)", "Copy without the condition.");
        }
    }
}
