using System.Globalization;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Fluent.Buckets.S3Storage;

/// <summary>Stands inside the SDK's retry and reports each request that is sent again, with the fault of the one before.</summary>
internal sealed class RetryReporter(Action<string> report) : PipelineHandler
{
    private const string Fault = "Fluent.Buckets.Fault";

    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        IDictionary<string, object> attributes = executionContext.RequestContext.ContextAttributes;
        if (attributes.TryGetValue(Fault, out object? reason))
        {
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
            throw;
        }
    }
}
