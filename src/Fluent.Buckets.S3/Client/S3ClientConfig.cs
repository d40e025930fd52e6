using Amazon;
using Amazon.Runtime;
using Amazon.S3;

namespace Fluent.Buckets.S3Storage;

/// <summary>The SDK's configuration of a store. The pipeline of the client reads it too, since it is built before the client's own constructor runs.</summary>
internal sealed class S3ClientConfig : AmazonS3Config
{
    /// <summary>The size of the buffer that bodies are sent through: the SDK's own is 8 KiB, and costs a call of the system for each.</summary>
    private const int CopyBuffer = 128 * 1024;

    public S3ClientConfig(S3Options options, Action<string> reportRetry)
    {
        ReportRetry = reportRetry;
        Time = options.TimeProvider;
        ContentMd5 = options.Compatibility.ContentMd5;
        string region = options.RequiredRegion();
        if (options.Endpoint is { } endpoint)
        {
            ServiceURL = endpoint.AbsoluteUri;
            AuthenticationRegion = region;
        }
        else
        {
            IgnoreConfiguredEndpointUrls = true;
            RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }

        ForcePathStyle = options.UsesPathStyle;
        BufferSize = CopyBuffer;
        RetryMode = RequestRetryMode.Standard;
        MaxErrorRetry = options.MaxRetries;
        bool hasChecksum = options.Compatibility.Checksum != S3Checksum.None;
        RequestChecksumCalculation = hasChecksum ? RequestChecksumCalculation.WHEN_SUPPORTED : RequestChecksumCalculation.WHEN_REQUIRED;
        ResponseChecksumValidation = hasChecksum ? ResponseChecksumValidation.WHEN_SUPPORTED : ResponseChecksumValidation.WHEN_REQUIRED;
        HttpClientFactory = new PooledHttpClients(options);
        if (options.Credentials is ProfileCredentials profile)
        {
            Profile = new Profile(profile.Name);
        }
    }

    public Action<string> ReportRetry { get; }

    public TimeProvider Time { get; }

    public bool ContentMd5 { get; }
}
