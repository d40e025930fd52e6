using System.Net.Sockets;
using System.Xml;
using Amazon.Runtime;

namespace Fluent.Buckets.S3Storage;

/// <summary>The SDK's faults in the library's words.</summary>
/// <param name="store">The store's name.</param>
internal sealed class S3Errors(string store)
{
    /// <summary>Whether a fault is an answer of the server with a code.</summary>
    public static bool Is(Exception fault, StorageErrorCode code) => fault is AmazonServiceException answer && ErrorCodes.Of(answer) == code;

    /// <summary>The error of a fault.</summary>
    /// <param name="fault">What the SDK threw.</param>
    /// <param name="bucket">The bucket of the request. Null means none.</param>
    /// <param name="key">The key of the request. Null means none.</param>
    public StorageException Of(Exception fault, string? bucket, string? key) => fault switch
    {
        StorageException own => own,
        AmazonServiceException { StatusCode: not 0 } answer => OfAnswer(answer, bucket, key),
        AmazonUnmarshallingException or XmlException => At(
            StorageErrorCode.ProviderError, bucket, key, "the answer is not of the S3 protocol. Check that the endpoint is that of an S3 server.", fault),
        _ when IsConnection(fault) => At(
            StorageErrorCode.Unavailable,
            bucket,
            key,
            "the server cannot be reached, or the connection broke. Check endpoint, network, proxy and certificates, and try again.",
            fault),
        AmazonClientException when IsMismatch(fault) => At(
            StorageErrorCode.ChecksumMismatch, bucket, key, "what arrived is not what is stored. Read it again.", fault),
        AmazonClientException => At(
            StorageErrorCode.AuthenticationFailed,
            bucket,
            key,
            "no usable credentials were found, or no session could be had with them. Set Credentials, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, "
            + "and check the profile or role.",
            fault),
        _ => At(StorageErrorCode.ProviderError, bucket, key, "the provider's client failed; the inner exception tells more.", fault),
    };

    /// <summary>An error that names its place.</summary>
    public StorageException At(StorageErrorCode code, string? bucket, string? key, string what, Exception? inner = null) =>
        new(code, $"{Place(bucket, key)}: {what}", inner)
        {
            Store = store,
            Bucket = bucket,
            Key = key,
            RequestId = (inner as AmazonServiceException)?.RequestId is { Length: > 0 } id ? id : null,
        };

    private static bool IsMismatch(Exception fault) => fault.Message.Contains("Expected hash not equal", StringComparison.Ordinal)
        || fault.Message.Contains("checksum", StringComparison.OrdinalIgnoreCase);

    private static bool IsConnection(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException)
        {
            if (fault is HttpRequestException or IOException or SocketException or TimeoutException or OperationCanceledException)
            {
                return true;
            }
        }

        return false;
    }

    private static string Place(string? bucket, string? key) => (bucket, key) switch
    {
        (null, _) => "The request failed",
        (_, null) => $"The request for bucket '{bucket}' failed",
        _ => $"The request for {StorageErrors.Show(key)} in bucket '{bucket}' failed",
    };

    private static string Advice(StorageErrorCode code, AmazonServiceException answer) => code switch
    {
        StorageErrorCode.AuthenticationFailed => answer.ErrorCode switch
        {
            "ExpiredToken" or "ExpiredTokenException" or "RequestExpired" or "TokenRefreshRequired" =>
                "the session has ended. Take new credentials from the token service.",
            "InvalidToken" or "InvalidIdentityToken" => "the session token is not one of this server, or was changed. Take new credentials from the token service.",
            "RequestTimeTooSkewed" => "this machine's clock and the server's differ too much. Set the clock.",
            "AuthorizationHeaderMalformed" => "the request is signed for another region than the bucket's. Set Region.",
            _ => "the credentials are unknown or do not fit together. Check access key, secret key and, for a session, its token.",
        },
        StorageErrorCode.AccessDenied =>
            "the credentials do not allow it. Check the policies of user, role, session and bucket. Missing objects are told so too where the right to list is "
            + "missing, and on some servers wrong keys.",
        StorageErrorCode.Throttled => "the server asks to slow down. Try again later, or with less parallelism.",
        StorageErrorCode.Unavailable => "the server failed for now. Try again later.",
        StorageErrorCode.Conflict => "another request was at work on the same place. Try again.",
        StorageErrorCode.NotSupported => "the server does not have this operation. Choose the preset that fits the server.",
        StorageErrorCode.ChecksumMismatch => "what arrived at the server is not what was sent. Send it again.",
        StorageErrorCode.InvalidName => "the server refuses the bucket's name. Use another one.",
        StorageErrorCode.InvalidKey => "the server refuses the key. Use another one.",
        StorageErrorCode.InvalidArgument => answer.ErrorCode switch
        {
            "PermanentRedirect" or "IllegalLocationConstraintException" => "the bucket lives in another region. Set Region to that one.",
            "InvalidObjectState" => "the object lies in an archive. Bring it back first.",
            "MetadataTooLarge" => "the metadata is longer than the server takes. Store the rest as an object of its own.",
            _ => $"the server refuses an argument ({answer.ErrorCode}); its message is in the inner exception.",
        },
        _ => $"the server answered {(int)answer.StatusCode} {answer.ErrorCode}; its message is in the inner exception.",
    };

    private StorageException OfAnswer(AmazonServiceException answer, string? bucket, string? key)
    {
        StorageErrorCode code = ErrorCodes.Of(answer);
        StorageException error = (code, bucket, key) switch
        {
            (StorageErrorCode.ObjectNotFound, { }, { }) => StorageErrors.ObjectNotFound(store, bucket, key, answer),
            (StorageErrorCode.ObjectNotFound or StorageErrorCode.BucketNotFound, { }, _) => StorageErrors.BucketNotFound(store, bucket, answer),
            (StorageErrorCode.UploadNotFound, { }, { }) => StorageErrors.UploadNotFound(store, bucket, key, answer),
            (StorageErrorCode.BucketAlreadyExists, { }, _) => StorageErrors.BucketAlreadyExists(store, bucket, answer),
            (StorageErrorCode.BucketNotEmpty, { }, _) => StorageErrors.BucketNotEmpty(store, bucket, answer),
            (StorageErrorCode.PreconditionFailed, { }, { }) => StorageErrors.PreconditionFailed(store, bucket, key, "a condition did not hold", answer),
            (StorageErrorCode.NotModified, { }, { }) => StorageErrors.NotModified(store, bucket, key, answer),
            _ => At(code, bucket, key, Advice(code, answer), answer),
        };

        // The common errors know no request.
        return error.RequestId is null && answer.RequestId is { Length: > 0 } id ? WithRequest(error, id) : error;
    }

    private static StorageException WithRequest(StorageException error, string id) => new(error.Code, error.Message, error.InnerException)
    {
        Store = error.Store,
        Bucket = error.Bucket,
        Key = error.Key,
        RequestId = id,
    };
}
