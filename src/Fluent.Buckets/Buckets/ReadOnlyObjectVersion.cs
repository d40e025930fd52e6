using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Fluent.Buckets;

/// <summary>One version of an object that is only read, whether or not there is one. It names the version and does nothing by itself.</summary>
public sealed class ReadOnlyObjectVersion : IEquatable<ReadOnlyObjectVersion>
{
    private readonly BucketObjectVersion _version;

    internal ReadOnlyObjectVersion(ReadOnlyObject target, BucketObjectVersion version)
    {
        Object = target;
        _version = version;
    }

    /// <summary>The object.</summary>
    [SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "Object is the field's own word for what a bucket holds.")]
    public ReadOnlyObject Object { get; }

    /// <inheritdoc cref="BucketObjectVersion.Id"/>
    public string Id => _version.Id;

    /// <inheritdoc cref="BucketObjectVersion.Exists"/>
    public StorageRequest<bool> Exists(CancellationToken cancellationToken = default) => _version.Exists(cancellationToken);

    /// <inheritdoc cref="BucketObjectVersion.GetInfo"/>
    public StorageRequest<ObjectInfo> GetInfo(CancellationToken cancellationToken = default) => _version.GetInfo(cancellationToken);

    /// <inheritdoc cref="BucketObjectVersion.TryGetInfo"/>
    public StorageRequest<ObjectInfo?> TryGetInfo(CancellationToken cancellationToken = default) => _version.TryGetInfo(cancellationToken);

    /// <inheritdoc cref="BucketObjectVersion.GetTags"/>
    public StorageRequest<IReadOnlyDictionary<string, string>> GetTags(CancellationToken cancellationToken = default) =>
        _version.GetTags(cancellationToken);

    /// <inheritdoc cref="BucketObject.DownloadTo(string, CancellationToken)"/>
    public DownloadOperation DownloadTo(string path, CancellationToken cancellationToken = default) =>
        _version.DownloadTo(path, cancellationToken);

    /// <inheritdoc cref="BucketObject.DownloadTo(Stream, CancellationToken)"/>
    public DownloadOperation DownloadTo(Stream stream, CancellationToken cancellationToken = default) =>
        _version.DownloadTo(stream, cancellationToken);

    /// <inheritdoc cref="BucketObject.OpenRead"/>
    public OpenReadOperation OpenRead(CancellationToken cancellationToken = default) => _version.OpenRead(cancellationToken);

    /// <inheritdoc cref="BucketObject.ReadBytes"/>
    public ReadContentOperation<byte[]> ReadBytes(CancellationToken cancellationToken = default) => _version.ReadBytes(cancellationToken);

    /// <inheritdoc cref="BucketObject.ReadText"/>
    public ReadContentOperation<string> ReadText(CancellationToken cancellationToken = default) => _version.ReadText(cancellationToken);

    /// <inheritdoc cref="BucketObject.ReadJson{T}(JsonTypeInfo{T}, CancellationToken)"/>
    public ReadContentOperation<T> ReadJson<T>(JsonTypeInfo<T> type, CancellationToken cancellationToken = default) =>
        _version.ReadJson(type, cancellationToken);

    /// <inheritdoc cref="BucketObject.ReadJson{T}(JsonSerializerOptions, CancellationToken)"/>
    [RequiresUnreferencedCode(JsonContent.NeedsReflection)]
    [RequiresDynamicCode(JsonContent.NeedsReflection)]
    public ReadContentOperation<T> ReadJson<T>(JsonSerializerOptions? options = null, CancellationToken cancellationToken = default) =>
        _version.ReadJson<T>(options, cancellationToken);

    /// <summary>Whether both name the same version of the same object.</summary>
    /// <param name="other">The other version.</param>
    public bool Equals(ReadOnlyObjectVersion? other) => other is not null && _version.Equals(other._version);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ReadOnlyObjectVersion);

    /// <inheritdoc/>
    public override int GetHashCode() => _version.GetHashCode();

    /// <summary>The bucket's name, the key and the identifier.</summary>
    public override string ToString() => _version.ToString();
}
