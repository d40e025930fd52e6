using System.ComponentModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Fluent.Buckets;

/// <summary>A static façade with its buckets, for <see cref="StorageServices.AddStorage(IServiceCollection, StorageRegistration)"/>.</summary>
public sealed class StorageRegistration
{
    private readonly List<Action<IServiceCollection>> _buckets = [];

    /// <summary>Begins a registration. For generated code.</summary>
    /// <param name="stores">The façade's stores.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public StorageRegistration(StoreRegistry stores)
    {
        ArgumentNullException.ThrowIfNull(stores);
        Stores = stores;
    }

    internal StoreRegistry Stores { get; }

    /// <summary>Adds a bucket. For generated code.</summary>
    /// <typeparam name="TBucket">The class of the bucket.</typeparam>
    /// <param name="bucket">The façade's handle.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public StorageRegistration Add<TBucket>(TBucket bucket)
        where TBucket : class
    {
        ArgumentNullException.ThrowIfNull(bucket);
        _buckets.Add(services => services.TryAddSingleton(bucket));
        return this;
    }

    internal void AddBuckets(IServiceCollection services) => _buckets.ForEach(add => add(services));
}
