namespace Fluent.Buckets;

/// <summary>The place of an object in a bucket with typed keys, whose content may be anything.</summary>
/// <typeparam name="TKey">The type of the keys.</typeparam>
public sealed class BucketObject<TKey> : TypedObject<TKey>
    where TKey : IObjectKey<TKey>
{
    internal BucketObject(Bucket bucket, TKey key)
        : base(bucket, key)
    {
    }

    /// <inheritdoc cref="BucketObject.Append"/>
    public AppendOperation Append(ReadOnlyMemory<byte> data, CancellationToken cancellationToken = default) =>
        Untyped.Append(data, cancellationToken);

    /// <inheritdoc cref="BucketObject.AppendText"/>
    public AppendOperation AppendText(string text, CancellationToken cancellationToken = default) => Untyped.AppendText(text, cancellationToken);
}
