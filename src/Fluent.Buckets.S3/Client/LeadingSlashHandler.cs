using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Fluent.Buckets.S3Storage;

/// <summary>
/// Keeps the slash that a key starts with. The SDK signs the right path, but sends one slash less, since it joins the address with the bucket and the
/// key by one slash only. This stands behind the signature.
/// </summary>
internal sealed class LeadingSlashHandler : PipelineHandler
{
    public override Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        IRequest request = executionContext.RequestContext.Request;
        return IsAffected(request, request.Endpoint) ? WithSlash<T>(executionContext, request) : base.InvokeAsync<T>(executionContext);
    }

    private static bool IsAffected(IRequest request, Uri endpoint) =>
        request.PathResources.TryGetValue("{Key+}", out string? key) && key.StartsWith('/') && !endpoint.AbsoluteUri.EndsWith('/');

    private async Task<T> WithSlash<T>(IExecutionContext executionContext, IRequest request)
        where T : AmazonWebServiceResponse, new()
    {
        Uri signed = request.Endpoint;
        request.Endpoint = new Uri(signed.AbsoluteUri + "/");
        try
        {
            return await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
        }
        finally
        {
            request.Endpoint = signed;
        }
    }
}
