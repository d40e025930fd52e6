using Amazon.Runtime.CredentialManagement;

namespace Fluent.Buckets;

/// <summary>Options of <see cref="S3Driver"/>.</summary>
public sealed class S3Options
{
    /// <summary>What requests are signed with.</summary>
    /// <value>The SDK's default chain by default.</value>
    public S3Credentials Credentials { get; set; } = S3Credentials.Default;

    /// <summary>
    /// The region, such as <c>eu-west-1</c>. Null means the preset's, else that of <c>AWS_REGION</c> or of the shared configuration files.
    /// </summary>
    /// <value>Null by default.</value>
    public string? Region { get; set; }

    /// <summary>The address of the server, such as <c>https://s3.example.com</c>. Null means Amazon's of the region.</summary>
    /// <value>Null by default.</value>
    public Uri? Endpoint { get; set; }

    /// <summary>What the server differs in.</summary>
    /// <value><see cref="S3Compatibility.Aws"/> by default.</value>
    public S3Compatibility Compatibility { get; set; } = S3Compatibility.Aws;

    /// <summary>Whether the bucket stands in the path of the address. Null means as <see cref="Compatibility"/> says.</summary>
    /// <value>Null by default.</value>
    public bool? PathStyle { get; set; }

    /// <summary>How often a request is sent again, after a wait that grows, when the server or the way to it failed for now.</summary>
    /// <value>3 by default.</value>
    public int MaxRetries { get; set; } = 3;

    /// <summary>How long a connection may take to be made.</summary>
    /// <value>10 seconds by default.</value>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The identifier or ARN of the key of AWS KMS that objects are encrypted with. Null means as the bucket says.</summary>
    /// <value>Null by default.</value>
    public string? KmsKeyId { get; set; }

    /// <summary>
    /// What sends requests, for a proxy, certificates or counting. It neither follows redirects nor decompresses. The store does not dispose it. Null
    /// means a pool of connections of the store's own.
    /// </summary>
    /// <value>Null by default.</value>
    public HttpMessageHandler? HttpHandler { get; set; }

    /// <summary>The clock that ages are measured by.</summary>
    /// <value>The system's clock by default.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>The address, the region and the preset; no credential.</summary>
    public override string ToString() => $"{Endpoint?.GetLeftPart(UriPartial.Path) ?? "Amazon S3"} {Region} ({Compatibility.Name})";

    internal bool UsesPathStyle => PathStyle ?? Compatibility.PathStyle;

    internal bool IsTls => Endpoint is null || Endpoint.Scheme == Uri.UriSchemeHttps;

    /// <summary>The region, wherever it comes from.</summary>
    internal string RequiredRegion() => Region
        ?? Compatibility.DefaultRegion
        ?? Variable("AWS_REGION")
        ?? Variable("AWS_DEFAULT_REGION")
        ?? ProfileRegion()
        ?? throw Invalid("no region is known. Set Region, or the variable AWS_REGION.");

    /// <summary>Refuses what no request could be made with.</summary>
    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Credentials);
        ArgumentNullException.ThrowIfNull(Compatibility);
        ArgumentNullException.ThrowIfNull(TimeProvider);
        if (Endpoint is { } endpoint && !IsAddress(endpoint))
        {
            throw Invalid("Endpoint is no address of a server. Write http:// or https://, the host and the port, without a user, a query or a fragment.");
        }

        if (Endpoint is null && Compatibility.Name != S3Compatibility.Aws.Name)
        {
            throw Invalid($"the preset '{Compatibility.Name}' needs the Endpoint of its server.");
        }

        if (MaxRetries is < 0 or > 100)
        {
            throw Invalid("MaxRetries is from 0 to 100.");
        }

        if (ConnectTimeout <= TimeSpan.Zero || ConnectTimeout > TimeSpan.FromHours(1))
        {
            throw Invalid("ConnectTimeout is more than zero and at most an hour.");
        }

        if (Region?.Length == 0 || KmsKeyId?.Length == 0)
        {
            throw Invalid("Region and KmsKeyId are null where they are not set, not empty.");
        }

        _ = RequiredRegion();
    }

    /// <summary>A copy, which later changes of these options do not reach.</summary>
    internal S3Options Copy() => (S3Options)MemberwiseClone();

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    // Not the SDK's own chain, which would also ask the machine's metadata service by network.
    private string? ProfileRegion()
    {
        string name = (Credentials as ProfileCredentials)?.Name ?? Variable("AWS_PROFILE") ?? "default";
        return new CredentialProfileStoreChain().TryGetProfile(name, out CredentialProfile? profile) ? profile.Region?.SystemName : null;
    }

    private static bool IsAddress(Uri uri) => uri is { IsAbsoluteUri: true, Scheme: "http" or "https", UserInfo.Length: 0, Query.Length: 0, Fragment.Length: 0 };

    private static StorageException Invalid(string why) =>
        new(StorageErrorCode.InvalidArgument, $"The options of the S3 store are refused: {why}");
}
