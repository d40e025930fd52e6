namespace Fluent.Buckets;

/// <summary>An object of a typed bucket that is to be: nothing is stored until it is written, and then it holds a value of the type.</summary>
/// <typeparam name="TContent">The type of the content.</typeparam>
public sealed class NewObject<TContent> : NewObject
    where TContent : class
{
    private readonly IContentSerializer<TContent> _serializer;

    internal NewObject(Bucket bucket, string key, IContentSerializer<TContent> serializer)
        : base(bucket, key) => _serializer = serializer;

    /// <summary>Uploads a value, as the bucket's serializer writes it. It is serialized at once; change it afterwards as you like.</summary>
    /// <param name="value">The value.</param>
    /// <param name="cancellationToken">Cancels the upload; nothing is stored.</param>
    /// <exception cref="StorageException">When awaited: what the store reports.</exception>
    public UploadOperation Write(TContent value, CancellationToken cancellationToken = default) =>
        TypedContent.Write(this, value, _serializer, cancellationToken);
}
