namespace Fluent.Buckets;

/// <summary>Where a bucket's store and name come from.</summary>
internal abstract record BucketBinding(string Name)
{
    public abstract ObjectStore Store { get; }

    public abstract ObjectStore? TryGetStore();
}

/// <summary>A bucket of a store that is at hand.</summary>
internal sealed record StoreBinding : BucketBinding
{
    public StoreBinding(ObjectStore store, string name)
        : base(name) => Store = store;

    public override ObjectStore Store { get; }

    public override ObjectStore? TryGetStore() => Store;
}

/// <summary>A bucket of a façade, whose store is looked up for each operation.</summary>
internal sealed record RegistryBinding(StoreRegistry Stores, string Name, string? StoreName) : BucketBinding(Name)
{
    public override ObjectStore Store => Stores.Get(StoreName);

    public override ObjectStore? TryGetStore() => Stores.TryGet(StoreName);
}
