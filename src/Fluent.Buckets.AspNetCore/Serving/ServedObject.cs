namespace Fluent.Buckets;

/// <summary>What is served: an object of either kind of handle.</summary>
/// <param name="OpenRead">Opens its content.</param>
/// <param name="TryGetInfo">Asks for what the store knows of it.</param>
/// <param name="Capabilities">What its store can do.</param>
internal sealed record ServedObject(
    Func<CancellationToken, OpenReadOperation> OpenRead, Func<CancellationToken, StorageRequest<ObjectInfo?>> TryGetInfo, Func<StoreCapabilities> Capabilities)
{
    public bool Can(StoreConditions condition) => Capabilities().Conditions.HasFlag(condition);

    public static ServedObject Of(BucketObject source) => new(source.OpenRead, source.TryGetInfo, () => source.Bucket.Store.Capabilities);

    public static ServedObject Of(ReadOnlyObject source) => new(source.OpenRead, source.TryGetInfo, () => source.Bucket.Capabilities);
}
