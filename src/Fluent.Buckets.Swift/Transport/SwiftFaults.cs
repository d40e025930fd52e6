using System.Net;

namespace Fluent.Buckets.OpenStackSwift;

/// <summary>What Swift answers, in the words of the library. No header and no query gets into a message: they hold tokens and signatures.</summary>
internal static class SwiftFaults
{
    /// <summary>Swift's status of a request that is refused since there are too many of them.</summary>
    public const HttpStatusCode RateLimited = (HttpStatusCode)498;

    private const int GreatestExcerpt = 200;

    /// <summary>The error of wrong settings.</summary>
    public static StorageException Refused(string message) => new(StorageErrorCode.InvalidArgument, message);

    public static string? RequestId(HttpResponseMessage answer) => answer.Text("X-Trans-Id") ?? answer.Text("X-Openstack-Request-Id");

    /// <summary>An answer as an exception, to stand inside of the one that is thrown.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="text">What its body says. Null means nothing that helps.</param>
    public static HttpRequestException ResponseOf(HttpResponseMessage answer, string? text) => new(
        $"{answer.RequestMessage?.Method} was answered with {(int)answer.StatusCode} {answer.ReasonPhrase}{(text is null ? "." : $": {text}")}",
        null,
        answer.StatusCode);

    /// <summary>The beginning of a short body, on one line. Null when it is not text.</summary>
    public static async Task<string?> Excerpt(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        try
        {
            if (answer.Content.Headers.ContentLength is not (> 0 and < 16 * 1024))
            {
                return null;
            }

            string text = await answer.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
            text = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
            return text.Length <= GreatestExcerpt ? text : text[..GreatestExcerpt] + "…";
        }
        catch (Exception fault) when (fault is IOException or HttpRequestException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The error of an answer that no verb knows better.</summary>
    public static async Task<StorageException> Of(
        HttpResponseMessage answer, string store, string? bucket, string? key, string doing, CancellationToken cancellationToken)
    {
        string? text = answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.PreconditionFailed
            or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.Conflict
            ? await Excerpt(answer, cancellationToken).ConfigureAwait(false)
            : null;
        int status = (int)answer.StatusCode;
        string place = Place(store, bucket, key);
        (StorageErrorCode code, string message) = answer.StatusCode switch
        {
            HttpStatusCode.Unauthorized => (
                StorageErrorCode.AuthenticationFailed,
                $"{doing} {place} was refused: the token is wrong, has expired or was revoked. Get a new one, or use credentials that the driver can renew."),
            HttpStatusCode.Forbidden => (
                StorageErrorCode.AccessDenied,
                $"{doing} {place} is not allowed with these credentials. Ask the account's owner for the right, or use other credentials."),
            HttpStatusCode.NotFound when bucket is not null => (
                StorageErrorCode.BucketNotFound, $"The bucket '{bucket}' does not exist ({store}). Create it with EnsureExists or CreateBucket."),
            HttpStatusCode.NotFound => (
                StorageErrorCode.ProviderError, $"{doing} {place} found no account. Check the project and StorageUrl."),
            HttpStatusCode.Conflict => (
                StorageErrorCode.Conflict, $"{doing} {place} met another writer. Try again."),
            HttpStatusCode.RequestEntityTooLarge => (
                StorageErrorCode.InvalidArgument, $"{doing} {place} is refused: it is too large, or a quota is used up. Swift says: {text}"),
            HttpStatusCode.UnprocessableEntity => (
                StorageErrorCode.ChecksumMismatch, $"{doing} {place}: the bytes that arrived are not those that were sent. Nothing was stored; send them again."),
            HttpStatusCode.TooManyRequests or RateLimited => (
                StorageErrorCode.Throttled, $"{doing} {place} is refused, since there are too many requests. Try again later, with less at once."),
            >= HttpStatusCode.InternalServerError => (
                StorageErrorCode.Unavailable, $"{doing} {place} does not work for now: the server answered {status}. Try again later."),
            HttpStatusCode.RequestTimeout => (
                StorageErrorCode.Unavailable, $"{doing} {place} took the server too long. Try again."),
            _ => (
                StorageErrorCode.ProviderError, $"{doing} {place} failed: the server answered {status}{(text is null ? string.Empty : $" and says: {text}")}."),
        };
        return new StorageException(code, message, ResponseOf(answer, text))
        {
            Store = store,
            Bucket = bucket,
            Key = code == StorageErrorCode.BucketNotFound ? null : key,
            RequestId = RequestId(answer),
        };
    }

    /// <summary>The error of a request that got no answer.</summary>
    public static StorageException Unreachable(Exception fault, string store, Uri address) => new(
        StorageErrorCode.Unavailable,
        $"{address.Scheme}://{address.Authority} gave no answer ({store}): {fault.Message} "
        + "Check the address and the network, and whether the server's TLS certificate is one that this machine trusts.",
        fault)
    { Store = store };

    private static string Place(string store, string? bucket, string? key) =>
        key is not null ? $"{StorageErrors.Show(key)} in bucket '{bucket}' ({store})"
        : bucket is not null ? $"bucket '{bucket}' ({store})"
        : $"the account ({store})";
}
