namespace Fluent.Buckets;

/// <summary>What is read: what an object holds at present, or one version of it.</summary>
/// <param name="Object">The object.</param>
/// <param name="VersionId">The version. Null means the present one.</param>
internal readonly record struct ReadSource(BucketObject Object, string? VersionId)
{
    public (Bucket Bucket, string? Key) Subject => Object.Subject;

    public static implicit operator ReadSource(BucketObject source) => new(source, null);

    /// <summary>The place, once a store that has no versions is refused.</summary>
    public ObjectPlace Locate()
    {
        ObjectPlace place = Object.Locate();
        return VersionId is null ? place : place.OfVersion(VersionId);
    }
}
