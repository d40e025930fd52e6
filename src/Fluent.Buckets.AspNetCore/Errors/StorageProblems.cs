using Microsoft.Extensions.DependencyInjection;

namespace Fluent.Buckets;

/// <summary>Answers with the status that fits where a request fails by a storage error.</summary>
public static class StorageProblems
{
    /// <summary>
    /// Turns a <see cref="StorageException"/> that an endpoint throws into an answer by RFC 9457: 404 for what is missing, 412 for a condition that does not hold, 413 for an upload beyond its limit,
    /// 503 for a store that is down, and so on, with the error's code as <c>code</c>. A <see cref="Microsoft.AspNetCore.Http.BadHttpRequestException"/> gets its own status. Needs <c>app.UseExceptionHandler()</c>. Without it such a request ends in status 500.
    /// </summary>
    /// <param name="services">The services of the app.</param>
    public static IServiceCollection AddStorageProblems(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.AddProblemDetails().AddExceptionHandler<StorageExceptionHandler>();
    }
}
