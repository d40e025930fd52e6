using Amazon;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace Fluent.Buckets;

/// <summary>Credentials that come from taking on a role.</summary>
internal sealed class RoleCredentials : S3Credentials
{
    private readonly string _roleArn;
    private readonly S3Credentials _source;
    private readonly S3RoleOptions _options;

    public RoleCredentials(string roleArn, S3Credentials source, S3RoleOptions options)
    {
        (_roleArn, _source, _options) = (roleArn, source, options);

        // AWS Security Token Service API Reference, AssumeRole.
        Check(options.SessionName.Length is >= 2 and <= 64, "SessionName has 2 to 64 characters.");
        Check(
            options.Duration >= TimeSpan.FromMinutes(15) && options.Duration <= TimeSpan.FromHours(12),
            "Duration is from 15 minutes to 12 hours.");
        Check(options.Endpoint is null or { IsAbsoluteUri: true, Scheme: "http" or "https" }, "Endpoint is an address by http or https.");
    }

    public override string ToString() => $"role {_roleArn}";

    internal override AWSCredentials Resolve(S3Options options) => new RoleSessions(() => Client(options), Request());

    private static void Check(bool holds, string rule)
    {
        if (!holds)
        {
            throw new StorageException(StorageErrorCode.InvalidArgument, $"The role cannot be taken on: its {rule}");
        }
    }

    private AmazonSecurityTokenServiceClient Client(S3Options options)
    {
        var config = new AmazonSecurityTokenServiceConfig { MaxErrorRetry = options.MaxRetries };
        string region = options.RequiredRegion();
        if ((_options.Endpoint ?? options.Endpoint) is { } endpoint)
        {
            config.ServiceURL = endpoint.AbsoluteUri;
            config.AuthenticationRegion = region;
        }
        else
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }

        if (_source is ProfileCredentials profile)
        {
            config.Profile = new Profile(profile.Name);
        }

        return _source.Resolve(options) is { } credentials
            ? new AmazonSecurityTokenServiceClient(credentials, config)
            : new AmazonSecurityTokenServiceClient(config);
    }

    private AssumeRoleRequest Request() => new()
    {
        RoleArn = _roleArn,
        RoleSessionName = _options.SessionName,
        DurationSeconds = (int)_options.Duration.TotalSeconds,
        Policy = _options.Policy,
        ExternalId = _options.ExternalId,
    };

    /// <summary>Takes a new session when the last one is about to end.</summary>
    private sealed class RoleSessions(Func<AmazonSecurityTokenServiceClient> client, AssumeRoleRequest request) : RefreshingAWSCredentials
    {
        protected override CredentialsRefreshState GenerateNewCredentials() => GenerateNewCredentialsAsync().GetAwaiter().GetResult();

        protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
        {
            using AmazonSecurityTokenServiceClient service = client();
            AssumeRoleResponse response = await service.AssumeRoleAsync(request).ConfigureAwait(false);
            Credentials session = response.Credentials;
            return new CredentialsRefreshState(
                new ImmutableCredentials(session.AccessKeyId, session.SecretAccessKey, session.SessionToken),
                session.Expiration ?? DateTime.UtcNow.AddSeconds(request.DurationSeconds ?? 0));
        }
    }
}
