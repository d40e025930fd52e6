using Microsoft.Extensions.DependencyInjection;

namespace Fluent.Buckets;

/// <summary>Where a container finds stores by name.</summary>
internal interface IStoreSource
{
    /// <summary>The name of the façade.</summary>
    string Facade { get; }

    /// <summary>All its stores. They are not to be disposed.</summary>
    IEnumerable<ObjectStore> All { get; }

    /// <summary>A store for the container to hand out and to dispose. Null means that the façade has none of this name.</summary>
    ObjectStore? Find(string name);
}

/// <summary>The stores of a façade that the container makes.</summary>
internal sealed class FacadeStores<TFacade>(IServiceProvider services) : IStoreSource
    where TFacade : class, IStorageFacade<TFacade>
{
    public string Facade => typeof(TFacade).Name;

    public IEnumerable<ObjectStore> All => services.GetRequiredService<TFacade>().Stores.All;

    public ObjectStore? Find(string name) => services.GetRequiredService<TFacade>().Stores.TryGet(name);
}

/// <summary>Gives a store by name, of whichever façade of the container has one.</summary>
internal static class KeyedStores
{
    public static ObjectStore Find(IServiceProvider services, object? key)
    {
        if (key is not string name)
        {
            throw StorageErrors.InvalidArgument("The key of a store is its name, a string.");
        }

        (string Facade, ObjectStore Store)[] found =
        [
            .. services.GetServices<IStoreSource>()
                .Select(source => (source.Facade, Store: source.Find(name)))
                .Where(static one => one.Store is not null)
                .Select(static one => (one.Facade, one.Store!)),
        ];
        return found switch
        {
            [(_, ObjectStore store)] => store,
            [] => throw new StorageException(
                StorageErrorCode.NotConfigured, $"No façade of this container has a store '{name}'. Add it where the façade is configured."),
            _ => throw StorageErrors.InvalidArgument(
                $"Several façades of this container have a store '{name}': {string.Join(", ", found.Select(static one => one.Facade))}. "
                + "Take the store of a bucket instead, or give the stores different names."),
        };
    }
}
