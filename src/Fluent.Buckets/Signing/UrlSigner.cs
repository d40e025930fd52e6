namespace Fluent.Buckets;

/// <summary>Signs the URLs of a Directory store.</summary>
internal sealed class UrlSigner
{
    private readonly byte[] _key;
    private readonly string _base;
    private readonly TimeProvider _clock;

    private UrlSigner(DirectoryOptions options)
    {
        _key = options.SigningKey.ToArray();
        _base = options.BaseUrl!.AbsoluteUri;
        _clock = options.TimeProvider;
        Verifier = new SignedUrlVerifier(_key, _clock);
    }

    public SignedUrlVerifier Verifier { get; }

    /// <summary>The signer of a store. Null when its options have no signing key.</summary>
    public static UrlSigner? TryCreate(DirectoryOptions options)
    {
        if (options.SigningKey.IsEmpty && options.BaseUrl is null)
        {
            return null;
        }

        SignedUrlFormat.CheckKey(options.SigningKey.Span);
        if (options.BaseUrl is not { IsAbsoluteUri: true, Scheme: "http" or "https", UserInfo: "", Query: "", Fragment: "" })
        {
            throw StorageErrors.InvalidArgument(
                "A signing key needs a BaseUrl: an absolute URL by HTTP or HTTPS without user, query and fragment, such as https://example.com/files.");
        }

        return new UrlSigner(options);
    }

    public Uri Sign(SignRequest request, string store)
    {
        DateTimeOffset now = _clock.GetUtcNow().ToUniversalTime();
        if (request.Expires >= DateTimeOffset.MaxValue - now - TimeSpan.FromSeconds(1))
        {
            throw StorageErrors.At(
                StorageErrorCode.InvalidArgument,
                store,
                request.Bucket,
                request.Key,
                $"A signed URL of {StorageErrors.Show(request.Key)} in bucket '{request.Bucket}' ({store}) cannot hold for {request.Expires}: "
                + "that is beyond the end of time. Give a shorter one.");
        }

        // The second is the unit of the URL; the rest goes up, so that it holds at least as long as was asked for.
        DateTimeOffset expires = DateTimeOffset.FromUnixTimeSeconds((now + request.Expires).AddTicks(TimeSpan.TicksPerSecond - 1).ToUnixTimeSeconds());
        var grant = new SignedUrlGrant
        {
            Verb = request.Verb,
            Bucket = request.Bucket,
            Key = request.Key,
            ExpiresAt = expires,
            ContentType = request.ContentType,
            ContentDisposition = request.ContentDisposition,
            GreatestLength = request.GreatestLength,
            IfAbsent = request.IfAbsent,
        };

        // Also its ToString is then the URL itself; otherwise that would unescape parts of the key.
        return new Uri(
            $"{_base}?{SignedUrlFormat.Write(grant, _key)}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
    }
}
