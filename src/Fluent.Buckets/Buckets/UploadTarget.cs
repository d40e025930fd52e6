using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Fluent.Buckets;

/// <summary>A place that an object can be uploaded to. It names the place and does nothing by itself.</summary>
public abstract class UploadTarget
{
    private protected UploadTarget(Bucket bucket, string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        Bucket = bucket;
        Key = key;
    }

    /// <summary>The bucket.</summary>
    public Bucket Bucket { get; }

    /// <summary>The object's key; relative to the prefix where the bucket is a <see cref="Fluent.Buckets.Bucket.Within"/> view.</summary>
    public string Key { get; }

    /// <summary>Uploads a file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="cancellationToken">Cancels the upload; the object stays as it was.</param>
    /// <exception cref="StorageException">When awaited. InvalidArgument: the file does not exist or may not be read. Besides: what the store reports.</exception>
    public UploadOperation UploadFrom(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new UploadOperation(this, new FileUploadSource(path), cancellationToken);
    }

    /// <summary>Uploads a stream from its current position to its end. It need not be seekable, nor its length known. It is not closed.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="cancellationToken">Cancels the upload; the object stays as it was.</param>
    /// <exception cref="StorageException">
    /// When awaited. InvalidArgument: the stream cannot be read. SourceFailed: it failed half way. Besides: what the store reports.
    /// </exception>
    public UploadOperation UploadFrom(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new UploadOperation(this, new StreamUploadSource(stream), cancellationToken);
    }

    /// <summary>
    /// Uploads so many bytes of a stream, from its current position: for one that cannot be sought though its length is known, such as the body of an HTTP
    /// request. Up to the size of a part it goes as one request, without a buffer. It is not closed, and not read any further.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <param name="length">How many bytes.</param>
    /// <param name="cancellationToken">Cancels the upload; the object stays as it was.</param>
    /// <exception cref="StorageException">
    /// InvalidArgument: a negative length. When awaited. InvalidArgument: the stream cannot be read. SourceFailed: it failed half way, or ended early. Besides: what the store reports.
    /// </exception>
    public UploadOperation UploadFrom(Stream stream, long length, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return length < 0
            ? throw StorageErrors.InvalidArgument($"A stream cannot give {length} bytes. Give 0 or more, or no length when it is not known.")
            : new UploadOperation(this, new StreamUploadSource(stream, length), cancellationToken);
    }

    /// <summary>Uploads bytes. They are not copied: leave them unchanged until the upload has ended.</summary>
    /// <param name="content">The bytes; empty makes an empty object.</param>
    /// <param name="cancellationToken">Cancels the upload; the object stays as it was.</param>
    /// <exception cref="StorageException">When awaited: what the store reports.</exception>
    public UploadOperation Upload(ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default) =>
        new(this, new MemoryUploadSource(content), cancellationToken);

    /// <summary>Uploads text in UTF-8 without a byte order mark, as <c>text/plain; charset=utf-8</c> unless the key's extension or the view's defaults tell another type.</summary>
    /// <param name="text">The text.</param>
    /// <param name="cancellationToken">Cancels the upload; the object stays as it was.</param>
    /// <exception cref="StorageException">When awaited: what the store reports.</exception>
    public UploadOperation UploadText(string text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        UploadOperation upload = Upload(Encoding.UTF8.GetBytes(text), cancellationToken);
        return Bucket.Defaults.Headers.ContentType is null && ContentTypes.ForKey(Key) is null
            ? upload.WithContentType("text/plain; charset=utf-8")
            : upload;
    }

    /// <summary>Uploads a value as JSON in UTF-8, as <c>application/json</c>.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="type">How to write it, from a <c>JsonSerializerContext</c>.</param>
    /// <param name="cancellationToken">Cancels the upload; the object stays as it was.</param>
    /// <exception cref="StorageException">When awaited: what the store reports.</exception>
    public UploadOperation UploadJson<T>(T value, JsonTypeInfo<T> type, CancellationToken cancellationToken = default) =>
        Upload(JsonSerializer.SerializeToUtf8Bytes(value, type), cancellationToken).WithContentType("application/json");

    /// <summary>Uploads a value as JSON in UTF-8, as <c>application/json</c>, by reflection.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="options">How to write it. Null means <see cref="JsonSerializerOptions.Default"/>.</param>
    /// <param name="cancellationToken">Cancels the upload; the object stays as it was.</param>
    /// <exception cref="StorageException">When awaited: what the store reports.</exception>
    [RequiresUnreferencedCode(JsonContent.NeedsReflection)]
    [RequiresDynamicCode(JsonContent.NeedsReflection)]
    public UploadOperation UploadJson<T>(T value, JsonSerializerOptions? options = null, CancellationToken cancellationToken = default) =>
        Upload(JsonSerializer.SerializeToUtf8Bytes(value, options), cancellationToken).WithContentType("application/json");

    /// <summary>
    /// Opens a stream to write the object through. The object appears only with <see cref="ObjectWriter.CompleteAsync"/>; disposing the
    /// writer before that stores nothing.
    /// </summary>
    /// <param name="cancellationToken">Cancels the opening; the writer's own methods have tokens of their own.</param>
    /// <exception cref="StorageException">When awaited: bad names and conditions that the store does not have.</exception>
    public OpenWriteOperation OpenWrite(CancellationToken cancellationToken = default) => new(this, cancellationToken);

    /// <summary>
    /// Starts a multipart upload whose parts the app sends itself, in any order and from any process. The object appears only with
    /// <see cref="MultipartUpload.Complete"/>; the parts stay until then, an <see cref="MultipartUpload.Abort"/> or <c>SweepUploads</c>.
    /// </summary>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="StorageException">When awaited. NotSupported: the store has no multipart uploads, or not with this condition.</exception>
    public StartUploadOperation StartUpload(CancellationToken cancellationToken = default) => new(this, cancellationToken);

    /// <summary>Signs a URL that lets whoever has it upload the object for a while, without credentials. Asks the store nothing.</summary>
    /// <param name="expires">How long it holds; more than zero.</param>
    /// <param name="cancellationToken">Cancels the signing.</param>
    /// <exception cref="StorageException">InvalidArgument: no time. When awaited, NotSupported: the store signs no such URL.</exception>
    public SignUploadUrlOperation SignUploadUrl(TimeSpan expires, CancellationToken cancellationToken = default) =>
        new(this, expires, cancellationToken);

    /// <summary>The bucket's name and the key.</summary>
    public override string ToString() => $"{Bucket.Name}/{Bucket.Prefix}{Key}";

    /// <summary>The bucket, and the key relative to its prefix.</summary>
    internal (Bucket Bucket, string? Key) Subject => (Bucket, Key);

    internal ObjectPlace Locate() => Bucket.Locate(Key);
}
