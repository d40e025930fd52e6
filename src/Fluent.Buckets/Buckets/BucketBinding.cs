namespace Fluent.Buckets;

/// <summary>Where a bucket's store and name come from.</summary>
internal abstract record BucketBinding
{
    public abstract string Name { get; }

    public abstract ObjectStore Store { get; }

    public abstract ObjectStore? TryGetStore();
}

/// <summary>A bucket of a store that is at hand.</summary>
internal sealed record StoreBinding : BucketBinding
{
    public StoreBinding(ObjectStore store, string name)
    {
        Store = store;
        Name = name;
    }

    public override string Name { get; }

    public override ObjectStore Store { get; }

    public override ObjectStore? TryGetStore() => Store;
}

/// <summary>A bucket of a façade, whose store and name are looked up for each operation.</summary>
internal sealed record RegistryBinding(StoreRegistry Stores, DeclaredBucket Bucket) : BucketBinding
{
    public override string Name => Stores.NameOf(Bucket);

    public override ObjectStore Store => Stores.Get(Bucket.Store);

    public override ObjectStore? TryGetStore() => Stores.TryGet(Bucket.Store);
}
