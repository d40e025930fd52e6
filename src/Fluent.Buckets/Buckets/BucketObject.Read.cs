using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Fluent.Buckets;

public sealed partial class BucketObject
{
    /// <summary>
    /// Downloads the object to a file, atomically: the file is written beside its place and renamed when it is whole; on failure an old file stands.
    /// </summary>
    /// <param name="path">The path of the file. Its folder must exist.</param>
    /// <param name="cancellationToken">Cancels the download.</param>
    /// <exception cref="StorageException">
    /// When awaited. InvalidArgument: the folder does not exist, or the path is a folder. TargetFailed: the file cannot be written. ObjectNotFound and
    /// what else the store reports.
    /// </exception>
    public DownloadOperation DownloadTo(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new DownloadOperation(this, new FileDownloadTarget(path), cancellationToken);
    }

    /// <summary>Downloads the object to a stream, from the stream's current position. It is not closed. On failure it may hold a part of the bytes.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="cancellationToken">Cancels the download.</param>
    /// <exception cref="StorageException">
    /// When awaited. InvalidArgument: the stream cannot be written. TargetFailed: it failed half way. ObjectNotFound and what else the store reports.
    /// </exception>
    public DownloadOperation DownloadTo(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new DownloadOperation(this, new StreamDownloadTarget(stream), cancellationToken);
    }

    /// <summary>Opens the object's content as a stream, read from the store as it is read. Dispose it.</summary>
    /// <param name="cancellationToken">Cancels the opening; reads have tokens of their own.</param>
    /// <exception cref="StorageException">When awaited. ObjectNotFound and what else the store reports.</exception>
    public OpenReadOperation OpenRead(CancellationToken cancellationToken = default) => new(this, cancellationToken);

    /// <summary>Signs a URL that lets whoever has it download the object for a while, without credentials. Asks the store nothing.</summary>
    /// <param name="expires">How long it holds; more than zero.</param>
    /// <param name="cancellationToken">Cancels the signing.</param>
    /// <exception cref="StorageException">InvalidArgument: no time. When awaited, NotSupported: the store signs no such URL.</exception>
    public SignDownloadUrlOperation SignDownloadUrl(TimeSpan expires, CancellationToken cancellationToken = default) =>
        new(this, expires, cancellationToken);

    /// <summary>Reads the object's content into memory.</summary>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="StorageException">When awaited. ObjectNotFound; InvalidArgument: more than an array holds (2,147,483,591 bytes).</exception>
    public ReadContentOperation<byte[]> ReadBytes(CancellationToken cancellationToken = default) =>
        new(this, static (_, bytes) => bytes, cancellationToken);

    /// <summary>Reads the object's content as text in UTF-8; a byte order mark is dropped.</summary>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="StorageException">When awaited. ObjectNotFound; ContentInvalid: the bytes are not UTF-8.</exception>
    public ReadContentOperation<string> ReadText(CancellationToken cancellationToken = default) =>
        new(this, TextContent.Parse, cancellationToken);

    /// <summary>Reads the object's content as JSON.</summary>
    /// <typeparam name="T">The type to read it as.</typeparam>
    /// <param name="type">How to read it, from a <c>JsonSerializerContext</c>.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="StorageException">When awaited. ObjectNotFound; ContentInvalid: not JSON, not of this type, or <c>null</c>.</exception>
    public ReadContentOperation<T> ReadJson<T>(JsonTypeInfo<T> type, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(type);
        return new(this, (o, bytes) => JsonContent.Parse(o, bytes, json => JsonSerializer.Deserialize(json, type)), cancellationToken);
    }

    /// <summary>Reads the object's content as JSON, by reflection.</summary>
    /// <typeparam name="T">The type to read it as.</typeparam>
    /// <param name="options">How to read it. Null means <see cref="JsonSerializerOptions.Default"/>.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="StorageException">When awaited. ObjectNotFound; ContentInvalid: not JSON, not of this type, or <c>null</c>.</exception>
    [RequiresUnreferencedCode(JsonContent.NeedsReflection)]
    [RequiresDynamicCode(JsonContent.NeedsReflection)]
    public ReadContentOperation<T> ReadJson<T>(JsonSerializerOptions? options = null, CancellationToken cancellationToken = default) =>
        new(this, (o, bytes) => JsonContent.Parse(o, bytes, json => JsonSerializer.Deserialize<T>(json, options)), cancellationToken);
}
