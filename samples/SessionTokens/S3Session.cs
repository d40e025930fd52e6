using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Fluent.Buckets;

namespace SessionTokens;

/// <summary>The first flow: access key, secret key and session token, as AWS's token service gives them for a while.</summary>
internal static class S3Session
{
    public static async Task<ObjectStore> Open(Uri endpoint)
    {
        Credentials session = await Issue(endpoint);
        return new ObjectStore(new S3Driver(new S3Options
        {
            Endpoint = endpoint,
            Compatibility = S3Compatibility.Ceph,
            Credentials = S3Credentials.Session(session.AccessKeyId, session.SecretAccessKey, session.SessionToken, session.Expiration),
        }));
    }

    /// <summary>What a service of yours would do that holds the lasting keys.</summary>
    private static async Task<Credentials> Issue(Uri endpoint)
    {
        using var service = new AmazonSecurityTokenServiceClient(
            new EnvironmentVariablesAWSCredentials(),
            new AmazonSecurityTokenServiceConfig { ServiceURL = endpoint.AbsoluteUri, AuthenticationRegion = "us-east-1" });
        GetSessionTokenResponse answer = await service.GetSessionTokenAsync(new GetSessionTokenRequest { DurationSeconds = 900 });
        return answer.Credentials;
    }
}
