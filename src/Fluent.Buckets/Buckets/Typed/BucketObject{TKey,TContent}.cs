namespace Fluent.Buckets;

/// <summary>The place of an object in a bucket with typed keys and content.</summary>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <typeparam name="TContent">The type of the content.</typeparam>
public sealed class BucketObject<TKey, TContent> : TypedObject<TKey>
    where TKey : IObjectKey<TKey>
    where TContent : class
{
    private readonly IContentSerializer<TContent> _serializer;

    internal BucketObject(Bucket bucket, TKey key, IContentSerializer<TContent> serializer)
        : base(bucket, key) => _serializer = serializer;

    /// <summary>Reads the object's content, as the bucket's serializer reads it.</summary>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="StorageException">
    /// When awaited. ObjectNotFound; ContentInvalid: the bytes are not a value of the type, or are the JSON literal <c>null</c>.
    /// </exception>
    public ReadValueOperation<TContent> Read(CancellationToken cancellationToken = default) =>
        TypedContent.Read(Untyped, _serializer, cancellationToken);

    /// <summary>Reads the object's content. Null means that the object does not exist.</summary>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="StorageException">When awaited. As <see cref="Read"/>, but never for a missing object.</exception>
    public ReadValueOperation<TContent?> TryRead(CancellationToken cancellationToken = default) =>
        TypedContent.TryRead(Untyped, _serializer, cancellationToken);

    /// <summary>Reads the object's content together with what the store says of it, such as the ETag for a later <c>Write(…).IfMatch(…)</c>.</summary>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="StorageException">When awaited. As <see cref="Read"/>.</exception>
    public ReadValueOperation<ObjectValue<TContent>> ReadWithInfo(CancellationToken cancellationToken = default) =>
        TypedContent.ReadWithInfo(Untyped, _serializer, cancellationToken);

    /// <summary>Reads the object's content together with what the store says of it. Null means that the object does not exist.</summary>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="StorageException">When awaited. As <see cref="Read"/>, but never for a missing object.</exception>
    public ReadValueOperation<ObjectValue<TContent>?> TryReadWithInfo(CancellationToken cancellationToken = default) =>
        TypedContent.TryReadWithInfo(Untyped, _serializer, cancellationToken);

    /// <summary>Uploads a value, as the bucket's serializer writes it. It is serialized at once; change it afterwards as you like.</summary>
    /// <param name="value">The value.</param>
    /// <param name="cancellationToken">Cancels the upload; the object stays as it was.</param>
    /// <exception cref="StorageException">When awaited: what the store reports.</exception>
    public UploadOperation Write(TContent value, CancellationToken cancellationToken = default) =>
        TypedContent.Write(Untyped, value, _serializer, cancellationToken);
}
