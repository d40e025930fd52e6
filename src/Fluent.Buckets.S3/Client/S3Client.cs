using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.S3;

namespace Fluent.Buckets.S3Storage;

/// <summary>The SDK's client with what its pipeline lacks.</summary>
internal sealed class S3Client : AmazonS3Client
{
    private S3Client(S3ClientConfig config)
        : base(config)
    {
    }

    private S3Client(AWSCredentials credentials, S3ClientConfig config)
        : base(credentials, config)
    {
    }

    /// <summary>What requests are signed with. Null means that the SDK's default chain is asked.</summary>
    public AWSCredentials? Credentials => ExplicitAWSCredentials;

    public static S3Client Make(S3Options options, Action<string> reportRetry)
    {
        var config = new S3ClientConfig(options, reportRetry);
        return options.Credentials.Resolve(options) is { } credentials ? new S3Client(credentials, config) : new S3Client(config);
    }

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        var config = (S3ClientConfig)Config;
        pipeline.AddHandlerAfter<RetryHandler>(new RetryHandling(config.ReportRetry, config.Time));
        pipeline.AddHandlerAfter<Signer>(new LeadingSlashHandler());
        if (config.ContentMd5)
        {
            pipeline.AddHandlerAfter<Marshaller>(new ContentMd5Handler());
        }
    }
}
