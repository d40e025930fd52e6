using System.ComponentModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Fluent.Buckets;

/// <summary>Takes the buckets of a façade into a container. For generated code.</summary>
/// <typeparam name="TFacade">The façade.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FacadeBuckets<TFacade>
    where TFacade : class
{
    private readonly IServiceCollection _services;

    internal FacadeBuckets(IServiceCollection services) => _services = services;

    /// <summary>Adds a bucket, which is the façade's own handle.</summary>
    /// <typeparam name="TBucket">The class of the bucket.</typeparam>
    /// <param name="accessor">The façade's property for it.</param>
    public void Add<TBucket>(Func<TFacade, TBucket> accessor)
        where TBucket : class
    {
        ArgumentNullException.ThrowIfNull(accessor);
        _services.TryAddSingleton(services => accessor(services.GetRequiredService<TFacade>()));
    }
}
