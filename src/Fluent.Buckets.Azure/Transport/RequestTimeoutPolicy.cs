using Azure.Core;
using Azure.Core.Pipeline;

namespace Fluent.Buckets.AzureBlobs;

/// <summary>
/// Gives a request with a long body more time than the client's 100 seconds, which count from its first byte to the answer: a part on a slow line takes longer.
/// </summary>
internal sealed class RequestTimeoutPolicy : HttpPipelineSynchronousPolicy
{
    /// <summary>The slowest line that a body may go by, in bytes a second.</summary>
    private const int SlowestLine = 32 * 1024;

    private static readonly TimeSpan Least = TimeSpan.FromSeconds(100);

    public override void OnSendingRequest(HttpMessage message)
    {
        if (message.NetworkTimeout is null && message.Request.Content is { } content && content.TryComputeLength(out long length))
        {
            message.NetworkTimeout = Least + TimeSpan.FromSeconds(length / SlowestLine);
        }
    }
}
