namespace Fluent.Buckets;

/// <summary>Signs a URL for downloading one object by GET or HEAD.</summary>
public sealed class SignDownloadUrlOperation : SignUrlOperation<SignDownloadUrlOperation>
{
    internal SignDownloadUrlOperation(BucketObject target, TimeSpan expires, CancellationToken cancellationToken)
        : base(target, SignedUrlVerb.Download, expires, cancellationToken)
    {
    }

    /// <summary>Gives the answer this media type in the place of the stored one.</summary>
    /// <param name="contentType">The media type, such as <c>image/jpeg</c>.</param>
    /// <exception cref="StorageException">InvalidArgument: not a media type. When awaited, NotSupported: the store cannot.</exception>
    public SignDownloadUrlOperation WithContentType(string contentType)
    {
        ContentHeaderRules.CheckContentType(contentType);
        return Change(() => ContentType = contentType);
    }

    /// <summary>Gives the answer this disposition in the place of the stored one.</summary>
    /// <param name="contentDisposition">The disposition, such as <c>attachment; filename="a.pdf"</c>.</param>
    /// <exception cref="StorageException">
    /// InvalidArgument: empty, or with characters that a header cannot hold. When awaited, NotSupported: the store cannot.
    /// </exception>
    public SignDownloadUrlOperation WithContentDisposition(string contentDisposition)
    {
        ContentHeaderRules.Check(nameof(WithContentDisposition), contentDisposition);
        return Change(() => ContentDisposition = contentDisposition);
    }
}
