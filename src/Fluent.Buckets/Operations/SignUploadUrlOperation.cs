namespace Fluent.Buckets;

/// <summary>Signs a URL for uploading one object by PUT; an object there is replaced, unless <see cref="IfAbsent"/> says otherwise.</summary>
public sealed class SignUploadUrlOperation : SignUrlOperation<SignUploadUrlOperation>
{
    internal SignUploadUrlOperation(UploadTarget target, TimeSpan expires, CancellationToken cancellationToken)
        : base(target, SignedUrlVerb.Upload, expires, cancellationToken)
    {
    }

    /// <summary>Allows only an upload with exactly this media type.</summary>
    /// <param name="contentType">The media type, such as <c>image/jpeg</c>.</param>
    /// <exception cref="StorageException">InvalidArgument: not a media type. When awaited, NotSupported: the store cannot.</exception>
    public SignUploadUrlOperation WithContentType(string contentType)
    {
        ContentHeaderRules.CheckContentType(contentType);
        return Change(() => ContentType = contentType);
    }

    /// <summary>Allows only an upload of at most so many bytes.</summary>
    /// <param name="bytes">The greatest length in bytes; 0 allows an empty object.</param>
    /// <exception cref="StorageException">InvalidArgument: a negative length. When awaited, NotSupported: the store cannot.</exception>
    public SignUploadUrlOperation WithGreatestLength(long bytes) => bytes < 0
        ? throw StorageErrors.InvalidArgument($"WithGreatestLength({bytes}) allows nothing: give 0 or more bytes.")
        : Change(() => GreatestLength = bytes);

    /// <summary>Allows only an upload that replaces nothing: the server refuses it with status 412 when the object exists by then.</summary>
    /// <exception cref="StorageException">When awaited, NotSupported: the store cannot.</exception>
    public SignUploadUrlOperation IfAbsent() => Change(() => OnlyIfAbsent = true);
}
