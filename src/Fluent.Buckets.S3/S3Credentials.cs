using Amazon.Runtime;

namespace Fluent.Buckets;

/// <summary>What requests are signed with. No text of it, nor of an error, holds a secret.</summary>
public abstract class S3Credentials
{
    private protected S3Credentials()
    {
    }

    /// <summary>
    /// The SDK's default chain: the environment (<c>AWS_ACCESS_KEY_ID</c>, <c>AWS_SECRET_ACCESS_KEY</c>, <c>AWS_SESSION_TOKEN</c>), profiles, the container's
    /// or the machine's role. It is asked with the first request.
    /// </summary>
    public static S3Credentials Default { get; } = new DefaultCredentials();

    /// <summary>None: for what everybody may read.</summary>
    public static S3Credentials Anonymous { get; } = new FixedCredentials("anonymous", new AnonymousAWSCredentials());

    /// <summary>A pair of keys that lasts.</summary>
    /// <param name="accessKey">The access key's identifier.</param>
    /// <param name="secretKey">The secret key.</param>
    /// <exception cref="StorageException">InvalidArgument: one is empty.</exception>
    public static S3Credentials AccessKey(string accessKey, string secretKey) => new FixedCredentials(
        "access key", new BasicAWSCredentials(Required(accessKey, "access key"), Required(secretKey, "secret key")));

    /// <summary>A pair of keys with the token of a session, as a token service gives them.</summary>
    /// <param name="accessKey">The access key's identifier.</param>
    /// <param name="secretKey">The secret key.</param>
    /// <param name="sessionToken">The token.</param>
    /// <param name="expiresAt">When the session ends, so that no URL is signed for longer. Null means not known.</param>
    /// <exception cref="StorageException">InvalidArgument: one is empty.</exception>
    public static S3Credentials Session(string accessKey, string secretKey, string sessionToken, DateTimeOffset? expiresAt = null) =>
        new FixedCredentials("session", new SessionAWSCredentials(
            Required(accessKey, "access key"), Required(secretKey, "secret key"), Required(sessionToken, "session token"))
        {
            Expiration = expiresAt?.UtcDateTime,
        });

    /// <summary>A profile of the shared configuration files. It is read with the first request.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="StorageException">InvalidArgument: an empty name.</exception>
    public static S3Credentials Profile(string name) => new ProfileCredentials(Required(name, "profile"));

    /// <summary>A role, whose sessions are taken and renewed as they are needed.</summary>
    /// <param name="roleArn">The role's ARN.</param>
    /// <param name="source">What the token service is asked with. Null means <see cref="Default"/>.</param>
    /// <param name="configure">Sets how it is taken on.</param>
    /// <exception cref="StorageException">InvalidArgument: an option that no token service takes.</exception>
    public static S3Credentials AssumeRole(string roleArn, S3Credentials? source = null, Action<S3RoleOptions>? configure = null)
    {
        var options = new S3RoleOptions();
        configure?.Invoke(options);
        return new RoleCredentials(Required(roleArn, "role ARN"), source ?? Default, options);
    }

    /// <summary>Credentials of the SDK itself.</summary>
    /// <param name="credentials">The credentials.</param>
    public static S3Credentials From(AWSCredentials credentials)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        return new FixedCredentials("SDK credentials", credentials);
    }

    /// <summary>The kind of the credentials; no key, secret or token.</summary>
    public abstract override string ToString();

    /// <summary>The SDK's credentials, without any request. Null means that the SDK's default chain is asked.</summary>
    internal abstract AWSCredentials? Resolve(S3Options options);

    private static string Required(string value, string what)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Length > 0 && !value.AsSpan().ContainsAnyExceptInRange('!', '~') || (what == "profile" && value.Length > 0)
            ? value
            : throw new StorageException(
                StorageErrorCode.InvalidArgument, $"The {what} is empty, or holds something else than printable ASCII characters. Give it as it was issued.");
    }

    private sealed class DefaultCredentials : S3Credentials
    {
        public override string ToString() => "default chain";

        internal override AWSCredentials? Resolve(S3Options options) => null;
    }

    private sealed class FixedCredentials(string kind, AWSCredentials credentials) : S3Credentials
    {
        public override string ToString() => kind;

        internal override AWSCredentials Resolve(S3Options options) => credentials;
    }
}
