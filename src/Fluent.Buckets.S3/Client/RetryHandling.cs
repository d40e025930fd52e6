using System.Globalization;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Fluent.Buckets.S3Storage;

/// <summary>
/// Stands inside the SDK's retry: reports each request that is sent again, with the fault of the one before, and sends it no sooner than the server's
/// Retry-After asks, which the SDK does not look at.
/// </summary>
internal sealed class RetryHandling(Action<string> report, TimeProvider time) : PipelineHandler
{
    private const string Fault = "Fluent.Buckets.Fault";
    private const string NotBefore = "Fluent.Buckets.NotBefore";

    /// <summary>As long as the SDK itself waits at most.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        IDictionary<string, object> attributes = executionContext.RequestContext.ContextAttributes;
        if (attributes.TryGetValue(Fault, out object? reason))
        {
            await Wait(attributes, executionContext.RequestContext.CancellationToken).ConfigureAwait(false);
            report((string)reason);
        }

        try
        {
            return await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            attributes[Fault] = fault is AmazonServiceException { StatusCode: not 0 } answer
                ? ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture)
                : fault.GetType().Name;
            if (Asked(fault) is { } wait)
            {
                attributes[NotBefore] = time.GetUtcNow() + wait;
            }

            throw;
        }
    }

    private static TimeSpan? Asked(Exception fault)
    {
        var answer = fault.InnerException as HttpErrorResponseException ?? fault as HttpErrorResponseException;
        return uint.TryParse(answer?.Response?.GetHeaderValue("Retry-After"), NumberStyles.None, CultureInfo.InvariantCulture, out uint seconds)
            ? TimeSpan.FromSeconds(Math.Min(seconds, LongestWait.TotalSeconds))
            : null;
    }

    private async Task Wait(IDictionary<string, object> attributes, CancellationToken cancellationToken)
    {
        if (attributes.Remove(NotBefore, out object? moment) && (DateTimeOffset)moment - time.GetUtcNow() is var left && left > TimeSpan.Zero)
        {
            await Task.Delay(left, time, cancellationToken).ConfigureAwait(false);
        }
    }
}
