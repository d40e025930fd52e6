using System.Net.Sockets;
using Azure;
using Azure.Identity;

namespace Fluent.Buckets.AzureBlobs;

/// <summary>Makes the provider's faults ours.</summary>
/// <remarks>Source of the codes: Azure Storage REST, "Common REST API error codes" and "Blob Storage error codes".</remarks>
internal static class AzureErrors
{
    public const string ContainerNotFound = "ContainerNotFound";
    public const string BlobNotFound = "BlobNotFound";

    /// <summary>The error that a fault means.</summary>
    /// <param name="fault">What the client threw.</param>
    /// <param name="place">Where.</param>
    public static StorageException Translate(Exception fault, BlobPlace place) => Last(fault) switch
    {
        RequestFailedException { Status: > 0 } answer => Answered(answer, place),
        AuthenticationFailedException identity => place.Error(
            StorageErrorCode.AuthenticationFailed,
            "no token could be had for the identity. See the inner exception for each source that was tried; sign in, or name another credential.",
            identity),
        { } unreached when IsConnection(unreached) => place.Error(
            StorageErrorCode.Unavailable,
            "there is no answer. Check the name of the account or the endpoint, the network and the firewall of the account; then try again.",
            Clean(unreached)),
        { } other => place.Error(StorageErrorCode.ProviderError, "the provider's client failed. See the inner exception.", other),
    };

    /// <summary>Whether the provider answered with one of the codes.</summary>
    public static bool Is(Exception fault, params ReadOnlySpan<string> codes) =>
        Last(fault) is RequestFailedException { ErrorCode: { } code } && codes.Contains(code);

    public static bool HasStatus(Exception fault, int status) => Last(fault) is RequestFailedException answer && answer.Status == status;

    /// <summary>The last fault of a request that was sent several times.</summary>
    public static Exception Last(Exception fault) =>
        fault is AggregateException { InnerExceptions: [.., Exception last] } ? Last(last) : fault;

    /// <summary>Whether a fault is of the line, or of an answer that did not come in time.</summary>
    private static bool IsConnection(Exception fault) =>
        fault is RequestFailedException or IOException or HttpRequestException or OperationCanceledException or TimeoutException or SocketException;

    private static StorageException Answered(RequestFailedException answer, BlobPlace place)
    {
        RequestFailedException inner = CleanAnswer(answer);
        string? requestId = RequestId(answer);
        StorageException error = (answer.Status, answer.ErrorCode) switch
        {
            (_, ContainerNotFound or "ContainerDisabled") => StorageErrors.BucketNotFound(place.Store, place.Bucket, inner),
            (_, "ContainerAlreadyExists") => StorageErrors.BucketAlreadyExists(place.Store, place.Bucket, inner),
            (_, "ContainerBeingDeleted") => place.Error(
                StorageErrorCode.Conflict, "the container is being deleted, which takes Azure half a minute or more. Try again later.", inner),
            (304, _) when place.Key is { } key => StorageErrors.NotModified(place.Store, place.Bucket, key, inner),
            (404, _) when place.Key is { } key => StorageErrors.ObjectNotFound(place.Store, place.Bucket, key, inner),
            (404, _) => StorageErrors.BucketNotFound(place.Store, place.Bucket, inner),
            (412, "LeaseIdMissing" or "LeaseIdMismatchWithBlobOperation" or "LeaseLost") => place.Error(
                StorageErrorCode.Conflict, "somebody holds a lease on it. Wait until it is released, or break it.", inner),
            (412, _) or (409, "BlobAlreadyExists") when place.Key is { } key => StorageErrors.PreconditionFailed(
                place.Store, place.Bucket, key, "the condition does not hold: the object was written, created or deleted by others", inner),
            (401, _) or (403, "AuthenticationFailed" or "InvalidAuthenticationInfo") => Unauthenticated(place, inner),
            (403, "AuthorizationFailure") when IsUnauthenticated(answer) => Unauthenticated(place, inner),
            (403, _) => Denied(place, answer.ErrorCode, inner),
            (429, _) or (503, "ServerBusy") => place.Error(StorageErrorCode.Throttled, "Azure asks to slow down. Try again later, with fewer requests at once.", inner),
            ( >= 500, "NotImplemented" or "APINotImplemented") or (501, _) => place.Error(
                StorageErrorCode.NotSupported, "the service behind the endpoint does not do this. Use an account of Azure itself.", inner),
            ( >= 500, _) or (408, _) => place.Error(StorageErrorCode.Unavailable, "the service failed. Try again later.", inner),
            (409, "BlobArchived" or "BlobBeingRehydrated") => Archived(place, inner),
            (409, "InvalidBlobType") => place.Error(
                StorageErrorCode.InvalidArgument,
                "it is an append or page blob of another program, which blocks cannot be written to. Delete it first, or use another key.",
                inner),
            (409, "SnapshotsPresent") => Lasting(place.Error(
                StorageErrorCode.Conflict, "it has snapshots, which this does not delete. Delete them first, with the provider's own client.", inner)),
            (409, "PendingCopyOperation") => place.Error(StorageErrorCode.Conflict, "a copy onto it is under way. Try again later.", inner),
            (409, "BlobImmutableDueToPolicy" or "BlobImmutableDueToLegalHold") => place.Error(
                StorageErrorCode.AccessDenied, "a retention policy or a legal hold of the container forbids the change.", inner),
            (400, "InvalidBlockList" or "InvalidBlobOrBlock" or "InvalidBlobOrBlockId") => place.Error(
                StorageErrorCode.Conflict, "another writer of the same object made its blocks void. Upload it again.", inner),
            (413, _) => place.Error(StorageErrorCode.InvalidArgument, "the body is longer than Azure takes in one request. Use smaller parts.", inner),
            (400, "Md5Mismatch" or "Crc64Mismatch") => place.Error(
                StorageErrorCode.ChecksumMismatch, "the bytes that arrived are not those that were sent. Try again.", inner),
            _ => place.Error(
                StorageErrorCode.ProviderError, $"Azure answered {answer.Status} ({answer.ErrorCode ?? "no code"}). See the inner exception.", inner),
        };
        return WithRequestId(error, requestId);
    }

    private static StorageException Unauthenticated(BlobPlace place, Exception inner) => place.Error(
        StorageErrorCode.AuthenticationFailed,
        "Azure does not accept the credentials: the key or signature is wrong or altered, the token or signature has expired, or the clock of this machine "
        + "is wrong. Renew the credentials.",
        inner);

    /// <summary>Azurite tells a wrong signature by the code of a denial, and by the right words: in the body, or in the status line where there is none.</summary>
    private static bool IsUnauthenticated(RequestFailedException answer)
    {
        const string Words = "Server failed to authenticate";
        return answer.Message.StartsWith(Words, StringComparison.Ordinal)
            || answer.GetRawResponse()?.ReasonPhrase.StartsWith(Words, StringComparison.Ordinal) == true;
    }

    private static StorageException Denied(BlobPlace place, string? code, Exception inner) => place.Error(
        StorageErrorCode.AccessDenied,
        code switch
        {
            "AuthorizationPermissionMismatch" or "AuthorizationResourceTypeMismatch" or "AuthorizationServiceMismatch" =>
                "the credentials do not allow it. Grant the permission in the signature (sp, srt, ss), or a role such as Storage Blob Data Contributor.",
            "AuthorizationSourceIPMismatch" or "AuthorizationProtocolMismatch" =>
                "the signature does not allow it from this address or by this protocol.",
            "PublicAccessNotPermitted" or "NoAuthenticationInformation" => "the account lets nobody in without credentials. Set Credentials.",
            "KeyBasedAuthenticationNotPermitted" => "the account forbids its keys. Use an identity: AzureCredentials.Default or Token.",
            _ => "the credentials, or the network rules of the account, do not allow it. Grant the permission, or a role such as Storage Blob Data Contributor.",
        },
        inner);

    private static StorageException Archived(BlobPlace place, Exception inner) => Lasting(place.Error(
        StorageErrorCode.Conflict,
        "it lies in the archive. Bring it back with SetTier(StorageTier.Hot), which takes hours, and try again then.",
        inner));

    private static StorageException Lasting(StorageException error) => new(error.Code, error.Message, error.InnerException)
    {
        Store = error.Store,
        Bucket = error.Bucket,
        Key = error.Key,
        IsTransient = false,
    };

    private static StorageException WithRequestId(StorageException error, string? requestId) => requestId is null
        ? error
        : new StorageException(error.Code, error.Message, error.InnerException)
        {
            Store = error.Store,
            Bucket = error.Bucket,
            Key = error.Key,
            IsTransient = error.IsTransient,
            RequestId = requestId,
        };

    private static string? RequestId(RequestFailedException answer) =>
        answer.GetRawResponse() is { } response && response.Headers.TryGetValue("x-ms-request-id", out string? id) ? id : null;

    /// <summary>
    /// The provider's exception with the first line of its message alone: the rest shows headers and the answer's body, which repeats signatures and what
    /// was signed.
    /// </summary>
    private static RequestFailedException CleanAnswer(RequestFailedException answer)
    {
        string message = answer.Message;
        int end = message.AsSpan().IndexOfAny('\r', '\n');
        string first = end < 0 ? message : message[..end];
        return new RequestFailedException(answer.Status, $"{first} Status: {answer.Status}. Code: {answer.ErrorCode ?? "none"}.", answer.ErrorCode, null);
    }

    private static Exception Clean(Exception fault) => fault is RequestFailedException { InnerException: { } inner } ? inner : fault;
}
