namespace Fluent.Buckets;

/// <summary>Says which stores a façade uses. Given to the generated <c>Configure</c>.</summary>
public sealed class StorageBuilder
{
    private readonly Dictionary<string, ObjectStore> _stores = new(StringComparer.Ordinal);

    internal IReadOnlyDictionary<string, ObjectStore> Stores => _stores;

    /// <summary>Uses a store.</summary>
    /// <param name="store">The store. The façade disposes it.</param>
    /// <param name="name">The name that <c>[Bucket(…, Store = "name")]</c> refers to. Null means the default store.</param>
    /// <exception cref="StorageException">InvalidArgument: the name is taken.</exception>
    public StorageBuilder Use(ObjectStore store, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (!_stores.TryAdd(name ?? StoreRegistry.DefaultName, store))
        {
            throw StorageErrors.InvalidArgument(
                name is null
                    ? "The default store is set twice. Give the second store a name, and the buckets in it [Bucket(…, Store = \"name\")]."
                    : $"The store '{name}' is set twice. Give each store a name of its own.");
        }

        return this;
    }

    /// <summary>Uses a directory of this machine, which is created when it does not exist.</summary>
    /// <param name="path">The path of the directory.</param>
    /// <param name="name">The store's name. Null means the default store.</param>
    /// <exception cref="StorageException">InvalidArgument: the name is taken.</exception>
    public StorageBuilder UseDirectory(string path, string? name = null) => Use(new ObjectStore(new DirectoryDriver(path)), name);

    /// <summary>Uses the memory of this process. What is stored ends with it.</summary>
    /// <param name="name">The store's name. Null means the default store.</param>
    /// <exception cref="StorageException">InvalidArgument: the name is taken.</exception>
    public StorageBuilder UseMemory(string? name = null) => Use(new ObjectStore(new MemoryDriver()), name);

    /// <summary>Uses the store that a URL names, as <see cref="ObjectStore.Open"/>.</summary>
    /// <param name="url">The URL.</param>
    /// <param name="name">The store's name. Null means the default store.</param>
    /// <exception cref="StorageException">InvalidArgument: not a store URL, or the name is taken.</exception>
    [System.Diagnostics.CodeAnalysis.SuppressMessage(
        "Design", "CA1054:URI-like parameters should not be strings", Justification = "memory: and file: URLs are written as text.")]
    public StorageBuilder Open(string url, string? name = null) => Use(ObjectStore.Open(url), name);
}
