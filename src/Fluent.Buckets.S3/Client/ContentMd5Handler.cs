using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Util;

namespace Fluent.Buckets.S3Storage;

/// <summary>Gives requests that must have a checksum the Content-MD5 of the first S3, where the server knows no other.</summary>
internal sealed class ContentMd5Handler : PipelineHandler
{
    public override Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        IRequest request = executionContext.RequestContext.Request;
        if (request.ChecksumData is { IsRequestChecksumRequired: true })
        {
            ChecksumUtils.SetChecksumData(request);
            request.Headers.Remove("x-amz-sdk-checksum-algorithm");
        }

        return base.InvokeAsync<T>(executionContext);
    }
}
