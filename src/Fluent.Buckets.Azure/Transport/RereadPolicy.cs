using Azure.Core;
using Azure.Core.Pipeline;

namespace Fluent.Buckets.AzureBlobs;

/// <summary>Reports the requests by which the client goes on with a download that broke off: it makes them itself, past its retry policy.</summary>
internal sealed class RereadPolicy(Action<string> report) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        Request request = message.Request;
        if (request.Method == RequestMethod.Get
            && request.Headers.Contains("x-ms-range")
            && request.Headers.Contains("If-Match")
            && !CallScope.IsFirstRead(message))
        {
            report("read broke off");
        }
    }
}
