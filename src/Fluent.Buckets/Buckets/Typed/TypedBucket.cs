namespace Fluent.Buckets;

/// <summary>
/// What typed buckets have in common: the verbs that do not depend on the content. It is no <see cref="Bucket"/> but holds one, so that a key is
/// never taken for text.
/// </summary>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <remarks>Two are equal when they name the same place.</remarks>
public abstract class TypedBucket<TKey> : IBucket
    where TKey : IObjectKey<TKey>
{
    /// <summary>Types the keys of a bucket.</summary>
    /// <param name="untyped">The bucket, or a view of one.</param>
    protected TypedBucket(Bucket untyped)
    {
        ArgumentNullException.ThrowIfNull(untyped);
        Untyped = untyped;
    }

    /// <summary>The bucket itself, whose keys are text and whose verbs are all there are.</summary>
    public Bucket Untyped { get; }

    /// <summary>The bucket's name in the store.</summary>
    public string Name => Untyped.Name;

    /// <inheritdoc cref="Bucket.Exists"/>
    public StorageRequest<bool> Exists(CancellationToken cancellationToken = default) => Untyped.Exists(cancellationToken);

    /// <inheritdoc cref="Bucket.EnsureExists"/>
    public StorageRequest<bool> EnsureExists(CancellationToken cancellationToken = default) => Untyped.EnsureExists(cancellationToken);

    /// <inheritdoc cref="Bucket.CreateBucket"/>
    public StorageRequest<Done> CreateBucket(CancellationToken cancellationToken = default) => Untyped.CreateBucket(cancellationToken);

    /// <inheritdoc cref="Bucket.DeleteBucket"/>
    public DeleteBucketOperation DeleteBucket(CancellationToken cancellationToken = default) => Untyped.DeleteBucket(cancellationToken);

    /// <summary>Lists all objects.</summary>
    /// <param name="cancellationToken">Cancels the listing.</param>
    /// <exception cref="StorageException">When enumerated. InvalidKey: a key does not parse. BucketNotFound and what else the store reports.</exception>
    public KeyListing<TKey> List(CancellationToken cancellationToken = default) => new(Untyped, default, cancellationToken);

    /// <summary>Lists the objects whose keys start with a prefix.</summary>
    /// <param name="prefix">The prefix.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    /// <exception cref="StorageException">When enumerated. InvalidKey: a key does not parse. BucketNotFound and what else the store reports.</exception>
    public KeyListing<TKey> List(KeyPrefix prefix, CancellationToken cancellationToken = default) => new(Untyped, prefix, cancellationToken);

    /// <summary>Deletes all objects, also those whose keys do not parse, and gives how many.</summary>
    /// <param name="cancellationToken">Cancels the delete; what is deleted so far is gone.</param>
    /// <exception cref="StorageException">When awaited. What failed, each key in <see cref="StorageException.Failures"/>.</exception>
    public DeleteManyOperation DeleteAll(CancellationToken cancellationToken = default) => DeleteAll(default, cancellationToken);

    /// <summary>Deletes all objects whose keys start with a prefix, also those whose keys do not parse, and gives how many.</summary>
    /// <param name="prefix">The prefix.</param>
    /// <param name="cancellationToken">Cancels the delete; what is deleted so far is gone.</param>
    /// <exception cref="StorageException">When awaited. What failed, each key in <see cref="StorageException.Failures"/>.</exception>
    public DeleteManyOperation DeleteAll(KeyPrefix prefix, CancellationToken cancellationToken = default) =>
        Untyped.DeleteAll(prefix.ToString(), cancellationToken);

    /// <summary>Deletes objects by key, and gives how many keys. A missing object is no error.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="cancellationToken">Cancels the delete; what is deleted so far is gone.</param>
    /// <exception cref="StorageException">When awaited. InvalidKey; what failed, each key in <see cref="StorageException.Failures"/>.</exception>
    public DeleteManyOperation DeleteMany(IEnumerable<TKey> keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return Untyped.DeleteMany(keys.Select(TypedKey.TextOf), cancellationToken);
    }

    /// <summary>Lists the multipart uploads that were started and not yet completed or aborted.</summary>
    /// <param name="prefix">What their keys start with.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    /// <exception cref="StorageException">When enumerated. BucketNotFound, AccessDenied and what else the store reports.</exception>
    public UploadListing ListUploads(KeyPrefix prefix = default, CancellationToken cancellationToken = default) =>
        Untyped.ListUploads(prefix.ToString(), cancellationToken);

    /// <inheritdoc cref="Bucket.SweepUploads"/>
    public StorageRequest<int> SweepUploads(TimeSpan olderThan, CancellationToken cancellationToken = default) =>
        Untyped.SweepUploads(olderThan, cancellationToken);

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => obj is TypedBucket<TKey> other && Untyped.Equals(other.Untyped);

    /// <inheritdoc/>
    public sealed override int GetHashCode() => Untyped.GetHashCode();

    /// <summary>The bucket's name, with the prefix of a view.</summary>
    public sealed override string ToString() => Untyped.ToString();
}
