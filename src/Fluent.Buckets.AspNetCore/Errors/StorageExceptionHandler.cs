using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Fluent.Buckets;

/// <summary>Answers a request that failed by a storage error, or by an upload that was too long.</summary>
/// <remarks>Its message is for the app's log: it names the store and keys, which are not the client's to know.</remarks>
internal sealed class StorageExceptionHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not (StorageException or BadHttpRequestException))
        {
            return false;
        }

        var fault = exception as StorageException;
        httpContext.Response.StatusCode = fault is null ? ((BadHttpRequestException)exception).StatusCode : StorageStatus.Of(fault);
        if (httpContext.Response.StatusCode == StatusCodes.Status304NotModified)
        {
            return true;
        }

        var context = new ProblemDetailsContext
        {
            HttpContext = httpContext,
            ProblemDetails = { Status = httpContext.Response.StatusCode },
        };
        if (fault is not null)
        {
            context.ProblemDetails.Extensions["code"] = fault.Code.ToString();
        }

        await problems.TryWriteAsync(context).ConfigureAwait(false);
        return true;
    }
}
