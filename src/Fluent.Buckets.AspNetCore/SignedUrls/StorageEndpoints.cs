using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Fluent.Buckets;

/// <summary>Serves the signed URLs of Directory stores, so that code which hands them out is the same on a laptop and in the cloud.</summary>
public static class StorageEndpoints
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head, HttpMethods.Put];

    /// <summary>
    /// Answers the signed URLs of every store of the app's façades that signs its own (a Directory store with a <see cref="DirectoryOptions.SigningKey"/>): GET and HEAD as
    /// <see cref="BucketResults"/> does, PUT with the content type, greatest length and condition that were signed. A URL that nobody signed, that was changed or has expired is answered with 403. Where
    /// the provider answers its signed URLs itself nothing comes here, and all is answered with 403.
    /// </summary>
    /// <param name="endpoints">The app.</param>
    /// <param name="pattern">The path of the store's <see cref="DirectoryOptions.BaseUrl"/> as a route, such as <c>/files</c>.</param>
    /// <remarks>
    /// A URL is the right itself, so that no log-in is asked for; <c>RequireCors</c> lets pages of other origins use it. It is left out of the request's trace, but not of the log that the server
    /// writes of each request at Information: keep the category <c>Microsoft.AspNetCore.Hosting.Diagnostics</c> at Warning, and queries out of the log of a proxy.
    /// </remarks>
    public static IEndpointConventionBuilder MapStorage(this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        IServiceProvider services = endpoints.ServiceProvider;
        ContainerStores stores = services.GetService<ContainerStores>() ?? throw new InvalidOperationException(
            "MapStorage finds no store: the container has no façade. Add one with services.AddStorage, or name the store: MapStorage(pattern, store).");
        return Map(endpoints, pattern, () => stores.All);
    }

    /// <summary>Answers the signed URLs of one store, as <see cref="MapStorage(IEndpointRouteBuilder, string)"/> does.</summary>
    /// <param name="endpoints">The app.</param>
    /// <param name="pattern">The path of the store's <see cref="DirectoryOptions.BaseUrl"/> as a route, such as <c>/files</c>.</param>
    /// <param name="store">The store.</param>
    public static IEndpointConventionBuilder MapStorage(this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern, ObjectStore store)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(store);
        return Map(endpoints, pattern, () => [store]);
    }

    private static IEndpointConventionBuilder Map(IEndpointRouteBuilder endpoints, string pattern, Func<IEnumerable<ObjectStore>> stores)
    {
        var endpoint = new SignedEndpoint(stores);
        return endpoints.MapMethods(pattern, Methods, endpoint.Answer).WithDisplayName($"Signed URLs of the store: {pattern}");
    }
}
