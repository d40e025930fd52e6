using Microsoft.Extensions.Configuration;

namespace Fluent.Buckets;

/// <summary>Says which stores a façade uses, and what its buckets are called in them. Given to the generated <c>Configure</c>.</summary>
/// <remarks>Upper and lower case do not matter in the names of stores and of the façade's properties, as they do not in configuration.</remarks>
public sealed class StorageBuilder
{
    private readonly Dictionary<string, ObjectStore> _stores = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, NamedBucket> _names = new(StringComparer.OrdinalIgnoreCase);

    internal IReadOnlyDictionary<string, ObjectStore> Stores => _stores;

    internal IReadOnlyDictionary<string, NamedBucket> Names => _names;

    /// <summary>What is wrong with settings, collected so that all of it is told at once.</summary>
    internal List<StorageException> Problems { get; } = [];

    /// <summary>The names of stores that have a setting, though a wrong one.</summary>
    internal HashSet<string> FailedStores { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What the names of settings start with, such as <c>Storage:</c>. Null means that no configuration is used.</summary>
    internal string? SettingsPrefix { get; set; }

    /// <summary>Whether each bucket's store must be there, as it must when the app starts and need not in a test that replaces stores later.</summary>
    internal bool IsComplete { get; set; }

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

    /// <summary>Gives a bucket another name than its declaration does, such as one for each environment.</summary>
    /// <param name="bucket">The name of the façade's property for it.</param>
    /// <param name="name">Its name in the store.</param>
    /// <exception cref="StorageException">InvalidArgument: the bucket is named twice. A façade that has no such property says so when it is configured.</exception>
    public StorageBuilder NameBucket(string bucket, string name)
    {
        ArgumentNullException.ThrowIfNull(bucket);
        ArgumentNullException.ThrowIfNull(name);
        return NameBucket(bucket, name, $"NameBucket(\"{bucket}\", …)");
    }

    /// <summary>
    /// Uses settings: <c>Store</c> is the URL of the default store, <c>Stores:archive</c> that of the store <c>archive</c>, and <c>Buckets:Photos</c> the
    /// name of the bucket that the façade's property <c>Photos</c> stands for. They are read once.
    /// </summary>
    /// <param name="section">The section that holds them, such as <c>configuration.GetSection("Storage")</c>.</param>
    /// <remarks>What is wrong is told when the façade is configured: all of it in one error, by the names of the settings.</remarks>
    public StorageBuilder UseConfiguration(IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        StorageSettings.Read(section, this);
        return this;
    }

    internal StorageBuilder NameBucket(string bucket, string name, string setting) => _names.TryAdd(bucket, new NamedBucket(name, setting))
        ? this
        : throw StorageErrors.InvalidArgument($"The bucket {bucket} is named twice. Give it one name.");

    /// <summary>A name that is given to a bucket.</summary>
    /// <param name="Name">The name in the store.</param>
    /// <param name="Setting">What gives it, for messages.</param>
    internal sealed record NamedBucket(string Name, string Setting);
}
