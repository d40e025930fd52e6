namespace Fluent.Buckets;

/// <summary>Options of <see cref="SwiftDriver"/>.</summary>
public sealed class SwiftOptions
{
    /// <summary>
    /// Where credentials are turned into a token: Keystone's address, with or without <c>/v3</c>, or tempauth's, which ends in <c>/auth/v1.0</c>.
    /// Needed by all credentials but <see cref="SwiftCredentials.Token(Uri, string)"/>.
    /// </summary>
    /// <value>Null by default.</value>
    public Uri? AuthUrl { get; set; }

    /// <summary>Who asks.</summary>
    /// <value>Null by default; it must be set.</value>
    public SwiftCredentials? Credentials { get; set; }

    /// <summary>
    /// The account's address, such as <c>https://swift.example.com/v1/AUTH_ab12</c>, instead of the one that authentication tells.
    /// </summary>
    /// <value>Null by default.</value>
    public Uri? StorageUrl { get; set; }

    /// <summary>The region in Keystone's catalogue. Null is enough where there is only one.</summary>
    /// <value>Null by default.</value>
    public string? Region { get; set; }

    /// <summary>Which of a region's addresses is used.</summary>
    /// <value><see cref="SwiftInterface.Public"/> by default.</value>
    public SwiftInterface Interface { get; set; }

    /// <summary>
    /// The container where objects that are sent in several parts have these. It may serve several buckets, and is left when one is deleted.
    /// </summary>
    /// <value>Null by default, which means one for each bucket, named <c>bucket_segments</c>; it goes with the bucket.</value>
    public string? SegmentsContainer { get; set; }

    /// <summary>
    /// The key that URLs are signed with: one of the two that the account or the container has. A URL that is signed with a container's key cannot
    /// download an object of several parts, whose segments are in another container. Null means see <see cref="ReadsTemporaryUrlKey"/>.
    /// </summary>
    /// <value>Null by default.</value>
    public string? TemporaryUrlKey { get; set; }

    /// <summary>
    /// Whether the key that URLs are signed with is read from the account, or else from the container, with the first URL. Only the account's
    /// owner can read it. False without a <see cref="TemporaryUrlKey"/> means that no URL is signed.
    /// </summary>
    /// <value>False by default.</value>
    public bool ReadsTemporaryUrlKey { get; set; }

    /// <summary>How often a request is sent again after a fault that may pass; a body that can be read only once is never sent again. 0 to 20.</summary>
    /// <value>3 by default.</value>
    public int MaxRetries { get; set; } = 3;

    /// <summary>
    /// Gives the client for a request, such as <c>() => factory.CreateClient("swift")</c> with an <c>IHttpClientFactory</c>. It is not disposed. Its
    /// <see cref="HttpClient.Timeout"/> holds for whole transfers, so it should be infinite; its handler must neither follow redirects nor
    /// decompress.
    /// </summary>
    /// <value>Null by default, which means a client of the driver's own.</value>
    public Func<HttpClient>? ClientFactory { get; set; }

    /// <summary>The clock that tells when a token and a signed URL expire.</summary>
    /// <value>The system's clock by default.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>The address, without any secret.</summary>
    public override string ToString() => $"{Credentials} at {AuthUrl ?? StorageUrl}";
}
