namespace Fluent.Buckets;

/// <summary>What went wrong, the same on every provider.</summary>
public enum StorageErrorCode
{
    /// <summary>The provider failed in a way that no other code names; the inner exception tells more.</summary>
    ProviderError,

    /// <summary>The object does not exist.</summary>
    ObjectNotFound,

    /// <summary>The bucket does not exist.</summary>
    BucketNotFound,

    /// <summary>The bucket to create exists already.</summary>
    BucketAlreadyExists,

    /// <summary>The bucket to delete still holds objects.</summary>
    BucketNotEmpty,

    /// <summary>The multipart upload does not exist: it was completed, aborted or swept.</summary>
    UploadNotFound,

    /// <summary>The credentials are known, but they do not allow this.</summary>
    AccessDenied,

    /// <summary>The credentials are wrong, missing or expired.</summary>
    AuthenticationFailed,

    /// <summary>A condition (<c>IfAbsent</c>, <c>IfMatch</c>) did not hold.</summary>
    PreconditionFailed,

    /// <summary>A read with <c>IfNoneMatch</c> found the object unchanged.</summary>
    NotModified,

    /// <summary>Another writer was at work on the same object or bucket at the same time.</summary>
    Conflict,

    /// <summary>A bucket name that the store cannot hold. No request was made.</summary>
    InvalidName,

    /// <summary>A key that the store cannot hold exactly. No request was made.</summary>
    InvalidKey,

    /// <summary>An argument that makes no sense, such as a range beyond the end or a file that does not exist.</summary>
    InvalidArgument,

    /// <summary>The stored content is not what it was read as, such as JSON that does not parse.</summary>
    ContentInvalid,

    /// <summary>The bytes that arrived are not the bytes that were sent.</summary>
    ChecksumMismatch,

    /// <summary>The caller's stream or file failed while it was read. Nothing was stored.</summary>
    SourceFailed,

    /// <summary>The caller's stream or file failed while it was written.</summary>
    TargetFailed,

    /// <summary>The store cannot do this. No request was made.</summary>
    NotSupported,

    /// <summary>The provider asks to slow down.</summary>
    Throttled,

    /// <summary>The provider, or the way to it, is down for now.</summary>
    Unavailable,

    /// <summary>The operation took longer than its <c>WithTimeout</c> allows.</summary>
    Timeout,

    /// <summary>The façade has no such store: <c>Configure</c> was not called, or named no store of this name.</summary>
    NotConfigured,
}
