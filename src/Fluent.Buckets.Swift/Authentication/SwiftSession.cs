namespace Fluent.Buckets.OpenStackSwift;

/// <summary>An account that may be used for a while.</summary>
/// <param name="StorageUrl">The account's address, without a slash at its end.</param>
/// <param name="Token">The token.</param>
/// <param name="ExpiresAt">When the token ends, in UTC. Null when nobody told.</param>
internal sealed record SwiftSession(string StorageUrl, string Token, DateTimeOffset? ExpiresAt)
{
    public static SwiftSession Of(Uri storageUrl, string token, DateTimeOffset? expiresAt) =>
        new(storageUrl.AbsoluteUri.TrimEnd('/'), token, expiresAt);

    public override string ToString() => StorageUrl;
}
