using System.Diagnostics.CodeAnalysis;

namespace Fluent.Buckets;

/// <summary>
/// A bucket without the verbs that write, for code that must not. Nothing that it gives leads back to the bucket itself. It does nothing by itself; its
/// operations touch the store.
/// </summary>
/// <remarks>
/// It keeps a program from writing by mistake. Against an attacker within the process give the store credentials that may only read. Two are equal when
/// they name the same place.
/// </remarks>
public sealed class ReadOnlyBucket : IEquatable<ReadOnlyBucket>
{
    private readonly Bucket _bucket;

    internal ReadOnlyBucket(Bucket bucket) => _bucket = bucket;

    /// <inheritdoc cref="Bucket.Name"/>
    public string Name => _bucket.Name;

    /// <inheritdoc cref="Bucket.Prefix"/>
    public string Prefix => _bucket.Prefix;

    /// <inheritdoc cref="ObjectStore.Capabilities"/>
    /// <exception cref="StorageException">NotConfigured: the façade has no such store.</exception>
    public StoreCapabilities Capabilities => _bucket.Store.Capabilities;

    /// <inheritdoc cref="Bucket.Object"/>
    [SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "Object is the field's own word for what a bucket holds.")]
    public ReadOnlyObject Object(string key) => new(this, _bucket.Object(key));

    /// <inheritdoc cref="Bucket.Within"/>
    public ReadOnlyBucket Within(string prefix) => new(_bucket.Within(prefix));

    /// <inheritdoc cref="Bucket.Exists"/>
    public StorageRequest<bool> Exists(CancellationToken cancellationToken = default) => _bucket.Exists(cancellationToken);

    /// <inheritdoc cref="Bucket.List"/>
    public ObjectListing List(string prefix = "", CancellationToken cancellationToken = default) => _bucket.List(prefix, cancellationToken);

    /// <inheritdoc cref="Bucket.ListFolder"/>
    public FolderListing ListFolder(string prefix = "", CancellationToken cancellationToken = default) =>
        _bucket.ListFolder(prefix, cancellationToken);

    /// <inheritdoc cref="Bucket.Find"/>
    public ObjectListing Find(string glob, CancellationToken cancellationToken = default) => _bucket.Find(glob, cancellationToken);

    /// <inheritdoc cref="Bucket.ListVersions"/>
    public VersionListing ListVersions(string prefix = "", CancellationToken cancellationToken = default) =>
        _bucket.ListVersions(prefix, cancellationToken);

    /// <inheritdoc cref="Bucket.DownloadFolder"/>
    public DownloadFolderOperation DownloadFolder(string path, CancellationToken cancellationToken = default) =>
        _bucket.DownloadFolder(path, cancellationToken);

    /// <summary>Whether both name the same place of the same store.</summary>
    /// <param name="other">The other bucket.</param>
    public bool Equals(ReadOnlyBucket? other) => other is not null && _bucket.Equals(other._bucket);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ReadOnlyBucket);

    /// <inheritdoc/>
    public override int GetHashCode() => _bucket.GetHashCode();

    /// <summary>The bucket's name, with the prefix of a view.</summary>
    public override string ToString() => _bucket.ToString();
}
