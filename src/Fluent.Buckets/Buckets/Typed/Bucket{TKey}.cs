using System.Diagnostics.CodeAnalysis;

namespace Fluent.Buckets;

/// <summary>A bucket whose keys are values of a type. It does nothing by itself; its operations touch the store.</summary>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <remarks>Classes marked with <see cref="BucketAttribute{TKey}"/> derive from it.</remarks>
public class Bucket<TKey> : TypedBucket<TKey>
    where TKey : IObjectKey<TKey>
{
    /// <summary>Types the keys of a bucket.</summary>
    /// <param name="untyped">The bucket, or a view of one.</param>
    public Bucket(Bucket untyped)
        : base(untyped)
    {
    }

    /// <summary>Names a bucket of a store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="name">The bucket's name.</param>
    public Bucket(ObjectStore store, string name)
        : this(new Bucket(store, name))
    {
    }

    /// <summary>Names a bucket of a façade, whose store is looked up when an operation starts. For generated code.</summary>
    /// <param name="stores">The façade's stores.</param>
    /// <param name="name">The bucket's name.</param>
    /// <param name="store">The name of the store. Null means the façade's default store.</param>
    /// <param name="accessor">The name of the façade's property, by which the configuration may give another name. Null means that it cannot.</param>
    protected Bucket(StoreRegistry stores, string name, string? store, string? accessor = null)
        : this(new Bucket(stores, name, store, accessor))
    {
    }

    /// <summary>Names an object, whether or not there is one.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="StorageException">InvalidKey: the key has a value that it cannot write.</exception>
    [SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "Object is the field's own word for what a bucket holds.")]
    public BucketObject<TKey> Object(TKey key) => new(Untyped, key);

    /// <summary>Names an object that is to be uploaded. Nothing is stored until its upload (FB0001).</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="StorageException">InvalidKey: the key has a value that it cannot write.</exception>
    public NewObject Create(TKey key) => Untyped.Create(TypedKey.TextOf(key));

    /// <inheritdoc cref="Bucket.Within"/>
    public Bucket<TKey> Within(string prefix) => new(Untyped.Within(prefix));

    /// <inheritdoc cref="Bucket.WithDefaults"/>
    public Bucket<TKey> WithDefaults(Action<UploadDefaults> configure) => new(Untyped.WithDefaults(configure));
}
