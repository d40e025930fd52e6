using System.Net;
using Amazon.Runtime;

namespace Fluent.Buckets.S3Storage;

/// <summary>The protocol's error codes, and those of token services, in the library's.</summary>
/// <remarks>Sources: Amazon S3 API Reference, "Error responses"; AWS Security Token Service API Reference, "Common Errors".</remarks>
internal static class ErrorCodes
{
    private static readonly Dictionary<string, StorageErrorCode> Known = new(StringComparer.Ordinal)
    {
        ["NoSuchKey"] = StorageErrorCode.ObjectNotFound,
        ["NoSuchVersion"] = StorageErrorCode.ObjectNotFound,
        ["NoSuchBucket"] = StorageErrorCode.BucketNotFound,
        ["NoSuchUpload"] = StorageErrorCode.UploadNotFound,
        ["BucketAlreadyExists"] = StorageErrorCode.BucketAlreadyExists,
        ["BucketAlreadyOwnedByYou"] = StorageErrorCode.BucketAlreadyExists,
        ["BucketNotEmpty"] = StorageErrorCode.BucketNotEmpty,

        ["AccessDenied"] = StorageErrorCode.AccessDenied,
        ["AllAccessDisabled"] = StorageErrorCode.AccessDenied,
        ["AccountProblem"] = StorageErrorCode.AccessDenied,
        ["NoSuchEntity"] = StorageErrorCode.AccessDenied,
        ["MethodNotAllowed"] = StorageErrorCode.NotSupported,
        ["NotImplemented"] = StorageErrorCode.NotSupported,

        ["InvalidAccessKeyId"] = StorageErrorCode.AuthenticationFailed,
        ["SignatureDoesNotMatch"] = StorageErrorCode.AuthenticationFailed,
        ["ExpiredToken"] = StorageErrorCode.AuthenticationFailed,
        ["ExpiredTokenException"] = StorageErrorCode.AuthenticationFailed,
        ["TokenRefreshRequired"] = StorageErrorCode.AuthenticationFailed,
        ["InvalidToken"] = StorageErrorCode.AuthenticationFailed,
        ["InvalidIdentityToken"] = StorageErrorCode.AuthenticationFailed,
        ["InvalidClientTokenId"] = StorageErrorCode.AuthenticationFailed,
        ["UnrecognizedClientException"] = StorageErrorCode.AuthenticationFailed,
        ["InvalidSecurity"] = StorageErrorCode.AuthenticationFailed,
        ["MissingAuthenticationToken"] = StorageErrorCode.AuthenticationFailed,
        ["MissingSecurityHeader"] = StorageErrorCode.AuthenticationFailed,
        ["AuthorizationHeaderMalformed"] = StorageErrorCode.AuthenticationFailed,
        ["RequestTimeTooSkewed"] = StorageErrorCode.AuthenticationFailed,
        ["RequestExpired"] = StorageErrorCode.AuthenticationFailed,
        ["NotSignedUp"] = StorageErrorCode.AuthenticationFailed,

        ["PreconditionFailed"] = StorageErrorCode.PreconditionFailed,
        ["NotModified"] = StorageErrorCode.NotModified,
        ["ConditionalRequestConflict"] = StorageErrorCode.Conflict,
        ["OperationAborted"] = StorageErrorCode.Conflict,

        ["InvalidBucketName"] = StorageErrorCode.InvalidName,
        ["KeyTooLongError"] = StorageErrorCode.InvalidKey,
        ["InvalidObjectName"] = StorageErrorCode.InvalidKey,
        ["InvalidURI"] = StorageErrorCode.InvalidKey,
        ["BadDigest"] = StorageErrorCode.ChecksumMismatch,
        ["InvalidDigest"] = StorageErrorCode.ChecksumMismatch,
        ["XAmzContentSHA256Mismatch"] = StorageErrorCode.ChecksumMismatch,
        ["XAmzContentChecksumMismatch"] = StorageErrorCode.ChecksumMismatch,

        ["EntityTooLarge"] = StorageErrorCode.InvalidArgument,
        ["EntityTooSmall"] = StorageErrorCode.InvalidArgument,
        ["InvalidArgument"] = StorageErrorCode.InvalidArgument,
        ["InvalidPart"] = StorageErrorCode.InvalidArgument,
        ["InvalidPartOrder"] = StorageErrorCode.InvalidArgument,
        ["InvalidRange"] = StorageErrorCode.InvalidArgument,
        ["InvalidStorageClass"] = StorageErrorCode.InvalidArgument,
        ["InvalidObjectState"] = StorageErrorCode.InvalidArgument,
        ["InvalidTag"] = StorageErrorCode.InvalidArgument,
        ["MetadataTooLarge"] = StorageErrorCode.InvalidArgument,
        ["IllegalLocationConstraintException"] = StorageErrorCode.InvalidArgument,
        ["PermanentRedirect"] = StorageErrorCode.InvalidArgument,
        ["TemporaryRedirect"] = StorageErrorCode.Unavailable,

        ["SlowDown"] = StorageErrorCode.Throttled,
        ["Throttling"] = StorageErrorCode.Throttled,
        ["ThrottlingException"] = StorageErrorCode.Throttled,
        ["TooManyRequests"] = StorageErrorCode.Throttled,
        ["RequestLimitExceeded"] = StorageErrorCode.Throttled,
        ["InternalError"] = StorageErrorCode.Unavailable,
        ["ServiceUnavailable"] = StorageErrorCode.Unavailable,
        ["RequestTimeout"] = StorageErrorCode.Unavailable,
    };

    public static StorageErrorCode Of(AmazonServiceException answer) =>
        answer.ErrorCode is { } code && Known.TryGetValue(code, out StorageErrorCode found) ? found : OfStatus(answer.StatusCode);

    private static StorageErrorCode OfStatus(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized => StorageErrorCode.AuthenticationFailed,
        HttpStatusCode.Forbidden => StorageErrorCode.AccessDenied,
        HttpStatusCode.NotFound => StorageErrorCode.ObjectNotFound,
        HttpStatusCode.Conflict => StorageErrorCode.Conflict,
        HttpStatusCode.PreconditionFailed => StorageErrorCode.PreconditionFailed,
        HttpStatusCode.NotModified => StorageErrorCode.NotModified,
        HttpStatusCode.TooManyRequests => StorageErrorCode.Throttled,
        HttpStatusCode.NotImplemented => StorageErrorCode.NotSupported,
        HttpStatusCode.RequestTimeout => StorageErrorCode.Unavailable,
        >= HttpStatusCode.InternalServerError => StorageErrorCode.Unavailable,
        _ => StorageErrorCode.ProviderError,
    };
}
