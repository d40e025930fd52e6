namespace Fluent.Buckets;

/// <summary>The stores of all façades of a container. <c>AddStorage</c> adds it.</summary>
public sealed class ContainerStores
{
    private readonly IEnumerable<IStoreSource> _facades;

    internal ContainerStores(IEnumerable<IStoreSource> facades) => _facades = facades;

    /// <summary>All stores, each once. They are the façades'; do not dispose them.</summary>
    /// <exception cref="StorageException">A façade cannot be made with its settings.</exception>
    public IEnumerable<ObjectStore> All => _facades.SelectMany(static facade => facade.All).Distinct();
}
