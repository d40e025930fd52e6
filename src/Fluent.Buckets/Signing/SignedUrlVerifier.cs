namespace Fluent.Buckets;

/// <summary>
/// Checks the URLs that a Directory store signed, for the server that answers them. It says what a URL allows; the server answers no more than that.
/// </summary>
public sealed class SignedUrlVerifier
{
    private readonly byte[] _key;
    private readonly TimeProvider _clock;

    /// <summary>Makes a verifier of what a key signed.</summary>
    /// <param name="signingKey">The store's <see cref="DirectoryOptions.SigningKey"/>; copied.</param>
    /// <param name="timeProvider">The clock that tells when a URL has expired. Null means the system's.</param>
    /// <exception cref="StorageException">InvalidArgument: less than 32 bytes.</exception>
    public SignedUrlVerifier(ReadOnlySpan<byte> signingKey, TimeProvider? timeProvider = null)
    {
        SignedUrlFormat.CheckKey(signingKey);
        _key = signingKey.ToArray();
        _clock = timeProvider ?? TimeProvider.System;
    }

    /// <summary>What a request by a signed URL is allowed.</summary>
    /// <param name="method">The request's method: GET and HEAD need a URL for a download, PUT one for an upload.</param>
    /// <param name="url">The whole URL as it came; only its query counts, so that the server may stand behind a proxy.</param>
    /// <exception cref="StorageException">AccessDenied: not signed by this key, changed, expired, or for another method.</exception>
    public SignedUrlGrant Verify(string method, Uri url)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(url);
        string query = url.IsAbsoluteUri ? url.Query : string.Empty;
        if (SignedUrlFormat.TryRead(query) is not { } read || !SignedUrlFormat.Fits(read.Grant, read.Signature, _key))
        {
            // Nothing of it is repeated: it may be one letter away from a URL that holds.
            throw new StorageException(
                StorageErrorCode.AccessDenied, "The URL is not one that this store signed, or it was changed. Ask for a new one, and use it unchanged.");
        }

        SignedUrlGrant grant = read.Grant;
        string what = $"{StorageErrors.Show(grant.Key)} in bucket '{grant.Bucket}'";
        if (_clock.GetUtcNow() >= grant.ExpiresAt)
        {
            throw Denied(grant, $"The signed URL of {what} expired at {grant.ExpiresAt:u}. Ask for a new one.");
        }

        bool fits = grant.Verb == SignedUrlVerb.Download ? method is "GET" or "HEAD" : method == "PUT";
        return fits
            ? grant
            : throw Denied(grant, $"The signed URL of {what} allows {(grant.Verb == SignedUrlVerb.Download ? "GET and HEAD" : "PUT")} only. Ask for one of the other kind.");
    }

    private static StorageException Denied(SignedUrlGrant grant, string message) =>
        new(StorageErrorCode.AccessDenied, message) { Bucket = grant.Bucket, Key = grant.Key };
}
