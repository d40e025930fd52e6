using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Xml;
using Google;
using Google.Apis.Auth.OAuth2.Responses;

namespace Fluent.Buckets.GoogleStorage;

/// <summary>Google's errors in our words.</summary>
/// <param name="store">The store's name.</param>
/// <param name="endpoint">The store's address.</param>
internal sealed class GoogleErrors(string store, Uri endpoint)
{
    /// <summary>What a fault means that has no better explanation.</summary>
    /// <param name="fault">What a request threw.</param>
    /// <param name="bucket">The bucket that it was about. Null means none.</param>
    /// <param name="key">The object that it was about. Null means none.</param>
    public StorageException Explain(Exception fault, string? bucket, string? key) => fault switch
    {
        ApiFault answer => Explain(answer, bucket, key),
        TokenResponseException { StatusCode: { } status } token when (int)status >= 500 => Unavailable(token, bucket, key),
        TokenResponseException token => At(
            StorageErrorCode.AuthenticationFailed, bucket, key,
            "Google gave no access token for these credentials. Check that the key of the service account is not deleted or altered, and the machine's clock.",
            token),
        GoogleApiException service when RetryHandler.IsTransient(service.HttpStatusCode) => Unavailable(service, bucket, key),
        HttpRequestException or IOException or SocketException => Unavailable(fault, bucket, key),
        OperationCanceledException => Unavailable(fault, bucket, key),
        InvalidOperationException => At(
            StorageErrorCode.AuthenticationFailed, bucket, key,
            "There are no application default credentials. Set GOOGLE_APPLICATION_CREDENTIALS to the key file of a service account, run "
            + "'gcloud auth application-default login', or set GoogleOptions.Credentials.",
            fault),
        JsonException or XmlException or FormatException => At(
            StorageErrorCode.ProviderError, bucket, key,
            $"What answers at {endpoint.Authority} does not speak as Google Cloud Storage does. Check the endpoint.",
            fault),
        _ => At(StorageErrorCode.ProviderError, bucket, key, $"The request failed: {fault.Message}", fault),
    };

    public StorageException At(StorageErrorCode code, string? bucket, string? key, string message, Exception? inner = null) =>
        new(code, $"{message} {Place(bucket, key)}", inner is ApiFault fault ? fault.Provider : inner)
        {
            Store = store,
            Bucket = bucket,
            Key = key,
            RequestId = (inner as ApiFault)?.RequestId,
        };

    /// <summary>The error of bytes that are not those that were sent. Nothing was stored.</summary>
    public StorageException SentMismatch(string bucket, string key, Exception? inner = null) => At(
        StorageErrorCode.ChecksumMismatch, bucket, key, "The bytes changed on their way to the store (CRC-32C), so nothing was stored. Try again.", inner);

    /// <summary>The error of bytes that are not those that are stored.</summary>
    public StorageException ReceivedMismatch(string bucket, string key) => At(
        StorageErrorCode.ChecksumMismatch, bucket, key, "The bytes that came are not those that are stored (CRC-32C). Read the object again.");

    /// <summary>A shared error with the identifier of the request.</summary>
    public static StorageException With(StorageException error, Exception? fault) => fault is ApiFault { RequestId: { } id }
        ? new StorageException(error.Code, error.Message, error.InnerException) { Store = error.Store, Bucket = error.Bucket, Key = error.Key, RequestId = id }
        : error;

    /// <summary>The exception that a caller may see inside ours.</summary>
    public static Exception Inner(Exception fault) => fault is ApiFault answer ? answer.Provider : fault;

    private StorageException Explain(ApiFault answer, string? bucket, string? key) => answer.Status switch
    {
        HttpStatusCode.Unauthorized => At(
            StorageErrorCode.AuthenticationFailed, bucket, key,
            "Google does not accept the credentials: they are missing, wrong or expired. Get a new token, or check GoogleOptions.Credentials.", answer),
        HttpStatusCode.Forbidden when IsRateLimit(answer) => Throttled(answer, bucket, key),
        HttpStatusCode.Forbidden => At(
            StorageErrorCode.AccessDenied, bucket, key,
            $"The credentials do not allow this.{Said(answer)} Grant their account a role such as Storage Object User; where it may not list, "
            + "a missing object is denied too.",
            answer),
        HttpStatusCode.TooManyRequests => Throttled(answer, bucket, key),
        HttpStatusCode.BadRequest when IsChecksum(answer) => SentMismatch(bucket!, key!, answer),
        HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge => At(
            StorageErrorCode.InvalidArgument, bucket, key, $"Google refuses the request.{Said(answer)}", answer),
        HttpStatusCode.Conflict => At(
            StorageErrorCode.Conflict, bucket, key, $"Another request was at work on the same place.{Said(answer)} Try again.", answer),
        HttpStatusCode.PreconditionFailed when bucket is not null && key is not null => With(
            StorageErrors.PreconditionFailed(store, bucket, key, "a condition does not hold", Inner(answer)), answer),
        _ when RetryHandler.IsTransient(answer.Status) => At(
            StorageErrorCode.Unavailable, bucket, key,
            $"Google Cloud Storage answered with {(int)answer.Status}.{Said(answer)} Try again later.", answer),
        _ => At(
            StorageErrorCode.ProviderError, bucket, key, $"Google Cloud Storage answered with {(int)answer.Status}.{Said(answer)}", answer),
    };

    private StorageException Throttled(ApiFault answer, string? bucket, string? key) => At(
        StorageErrorCode.Throttled, bucket, key, "Google Cloud Storage asks to slow down. Try again later, with less parallelism.", answer);

    private StorageException Unavailable(Exception fault, string? bucket, string? key) => At(
        StorageErrorCode.Unavailable, bucket, key,
        $"{endpoint.Authority} cannot be reached, or the connection broke off. Check the network, GoogleOptions.Endpoint and whether an emulator runs.",
        fault);

    private static bool IsRateLimit(ApiFault answer) => answer.Reason is "rateLimitExceeded" or "userRateLimitExceeded" or "SlowDown";

    private static bool IsChecksum(ApiFault answer) =>
        answer.Reason is "BadDigest" || answer.Said.Contains("crc32c", StringComparison.OrdinalIgnoreCase);

    private static string Said(ApiFault answer) => answer.Said.Length == 0 ? string.Empty : $" It says: {answer.Said.TrimEnd('.')}.";

    private string Place(string? bucket, string? key) => (bucket, key) switch
    {
        (null, _) => $"({store})",
        (_, null) => $"(bucket '{bucket}', {store})",
        _ => $"({StorageErrors.Show(key)} in bucket '{bucket}', {store})",
    };
}
