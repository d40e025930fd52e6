using System.Diagnostics.CodeAnalysis;

namespace Fluent.Buckets;

/// <summary>A bucket whose keys and whose content are values of types. It does nothing by itself; its operations touch the store.</summary>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <typeparam name="TContent">The type of the content; a class, so that null can mean that there is none.</typeparam>
/// <remarks>Classes marked with <see cref="BucketAttribute{TKey, TContent}"/> derive from it.</remarks>
public class Bucket<TKey, TContent> : TypedBucket<TKey>
    where TKey : IObjectKey<TKey>
    where TContent : class
{
    private readonly IContentSerializer<TContent> _serializer;

    /// <summary>Types the keys and the content of a bucket.</summary>
    /// <param name="untyped">The bucket, or a view of one.</param>
    /// <param name="serializer">Reads and writes the content, such as <see cref="ContentSerializer.Json{T}(System.Text.Json.Serialization.JsonSerializerContext)"/>.</param>
    public Bucket(Bucket untyped, IContentSerializer<TContent> serializer)
        : base(untyped)
    {
        ArgumentNullException.ThrowIfNull(serializer);
        _serializer = serializer;
    }

    /// <summary>Names a bucket of a store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="name">The bucket's name.</param>
    /// <param name="serializer">Reads and writes the content.</param>
    public Bucket(ObjectStore store, string name, IContentSerializer<TContent> serializer)
        : this(new Bucket(store, name), serializer)
    {
    }

    /// <summary>Names a bucket of a façade, whose store is looked up when an operation starts. For generated code.</summary>
    /// <param name="stores">The façade's stores.</param>
    /// <param name="name">The bucket's name.</param>
    /// <param name="store">The name of the store. Null means the façade's default store.</param>
    /// <param name="serializer">Reads and writes the content.</param>
    /// <param name="accessor">The name of the façade's property, by which the configuration may give another name. Null means that it cannot.</param>
    protected Bucket(StoreRegistry stores, string name, string? store, IContentSerializer<TContent> serializer, string? accessor = null)
        : this(new Bucket(stores, name, store, accessor), serializer)
    {
    }

    /// <summary>Names an object, whether or not there is one.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="StorageException">InvalidKey: the key has a value that it cannot write.</exception>
    [SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "Object is the field's own word for what a bucket holds.")]
    public BucketObject<TKey, TContent> Object(TKey key) => new(Untyped, key, _serializer);

    /// <summary>Names an object that is to be written. Nothing is stored until then (FB0001).</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="StorageException">InvalidKey: the key has a value that it cannot write.</exception>
    public NewObject<TContent> Create(TKey key) => new(Untyped, TypedKey.TextOf(key), _serializer);

    /// <inheritdoc cref="Bucket.Within"/>
    public Bucket<TKey, TContent> Within(string prefix) => new(Untyped.Within(prefix), _serializer);

    /// <inheritdoc cref="Bucket.WithDefaults"/>
    public Bucket<TKey, TContent> WithDefaults(Action<UploadDefaults> configure) => new(Untyped.WithDefaults(configure), _serializer);

    /// <summary>Reads the content of all objects.</summary>
    /// <param name="cancellationToken">Cancels the listing and the reads.</param>
    /// <exception cref="StorageException">When enumerated. As <see cref="ReadAll(KeyPrefix, CancellationToken)"/>.</exception>
    public ContentListing<TKey, TContent> ReadAll(CancellationToken cancellationToken = default) => ReadAll(default, cancellationToken);

    /// <summary>Reads the content of the objects whose keys start with a prefix, in the order of the listing, several at once.</summary>
    /// <param name="prefix">The prefix.</param>
    /// <param name="cancellationToken">Cancels the listing and the reads.</param>
    /// <exception cref="StorageException">
    /// When enumerated. InvalidKey: a key does not parse. ContentInvalid: the content is not of the type. BucketNotFound and what else the store reports.
    /// </exception>
    public ContentListing<TKey, TContent> ReadAll(KeyPrefix prefix, CancellationToken cancellationToken = default) =>
        new(Untyped, prefix, _serializer, cancellationToken);
}
