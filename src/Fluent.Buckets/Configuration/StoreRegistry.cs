using System.ComponentModel;

namespace Fluent.Buckets;

/// <summary>The stores of one façade by name, with what <c>Use</c> puts in their place for an async flow. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StoreRegistry : IAsyncDisposable
{
    internal const string DefaultName = "default";

    private readonly AsyncLocal<StoreScope?> _scope = new();
    private readonly Lock _lock = new();
    private readonly HashSet<DeclaredBucket> _buckets = [];
    private StoreSet? _stores;

    /// <summary>Makes a registry without stores.</summary>
    /// <param name="facade">The name of the façade, for messages.</param>
    public StoreRegistry(string facade) => Facade = facade;

    /// <summary>The name of the façade.</summary>
    internal string Facade { get; }

    /// <summary>Sets the stores, once.</summary>
    /// <param name="configure">Says which stores.</param>
    /// <exception cref="InvalidOperationException">The façade is configured already.</exception>
    /// <exception cref="StorageException">It cannot be configured so: one error tells all that is wrong, with the names of the settings.</exception>
    public void Configure(Action<StorageBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var builder = new StorageBuilder();
        configure(builder);
        SetOnce(ConfigurationCheck.Run(Facade, DeclaredBuckets(), builder));
    }

    /// <summary>Sets one store, which stays the caller's, in the place of every store that a bucket may ask for.</summary>
    /// <param name="store">The store. It is not disposed.</param>
    /// <exception cref="InvalidOperationException">The façade is configured already.</exception>
    public void Configure(ObjectStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        SetOnce(StoreSet.OfAny(store));
    }

    /// <summary>Puts a store in the place of the façade's stores in the current async flow, until the result is disposed.</summary>
    /// <param name="store">The store. It is not disposed.</param>
    /// <param name="name">The name of the one store that it replaces. Null means all of them.</param>
    public IDisposable Use(ObjectStore store, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        var scope = new StoreScope(this, _scope.Value, store, name);
        _scope.Value = scope;
        return scope;
    }

    /// <summary>Releases the stores.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (ObjectStore store in _stores?.Owned.Values ?? [])
        {
            await store.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>All stores that it is configured with.</summary>
    internal IEnumerable<ObjectStore> All => _stores is not { } stores ? [] : stores.Any is { } any ? [any] : stores.Owned.Values;

    /// <summary>Makes a bucket known, so that a configuration can be checked against it.</summary>
    internal void Declare(DeclaredBucket bucket)
    {
        lock (_lock)
        {
            _buckets.Add(bucket);
        }
    }

    /// <summary>A bucket's name in its store.</summary>
    internal string NameOf(DeclaredBucket bucket) =>
        bucket.Accessor is { } accessor && _stores?.Names.GetValueOrDefault(accessor) is { } name ? name : bucket.Name;

    internal ObjectStore Get(string? name) => TryGet(name) ?? throw NotConfigured(name ?? DefaultName);

    /// <summary>A store by name. Null means that there is none.</summary>
    internal ObjectStore? TryGet(string? name)
    {
        string wanted = name ?? DefaultName;
        for (StoreScope? scope = _scope.Value; scope is not null; scope = scope.Outer)
        {
            if (scope.Replaces(wanted))
            {
                return scope.Store;
            }
        }

        return _stores?.Find(wanted);
    }

    /// <summary>One error for each store that a bucket asks for and that is not there now.</summary>
    internal IEnumerable<StorageException> FindMissingStores() => DeclaredBuckets()
        .Select(static bucket => bucket.Store ?? DefaultName)
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .Where(store => TryGet(store) is null)
        .Select(NotConfigured);

    private DeclaredBucket[] DeclaredBuckets()
    {
        lock (_lock)
        {
            return [.. _buckets];
        }
    }

    private void SetOnce(StoreSet stores)
    {
        if (Interlocked.CompareExchange(ref _stores, stores, null) is not null)
        {
            throw new InvalidOperationException(
                $"{Facade} is configured already. Call Configure once at the start; in tests put another store in its place with {Facade}.Use(store).");
        }
    }

    private StorageException NotConfigured(string name)
    {
        string message = _stores is null
            ? $"{Facade} has no store yet. Call {Facade}.Configure(s => s.UseDirectory(\"./data\")) at the start of the program, or {Facade}.Use(store) in a test."
            : $"{Facade} has no store named '{name}'. Add it in {Facade}.Configure: s.UseDirectory(\"./data\", name: \"{name}\").";
        return new StorageException(StorageErrorCode.NotConfigured, message);
    }

    /// <summary>
    /// One override. Disposing marks it dead, so that a flow which was forked while it was alive, and keeps it in its own copy of the
    /// <see cref="AsyncLocal{T}"/>, falls back to the outer one.
    /// </summary>
    private sealed class StoreScope(StoreRegistry registry, StoreScope? outer, ObjectStore store, string? name) : IDisposable
    {
        private volatile bool _dead;

        public StoreScope? Outer { get; } = outer;

        public ObjectStore Store { get; } = store;

        public bool Replaces(string wanted) => !_dead && (name is null || name.Equals(wanted, StringComparison.OrdinalIgnoreCase));

        public void Dispose()
        {
            _dead = true;
            if (registry._scope.Value == this)
            {
                registry._scope.Value = Outer;
            }
        }
    }
}
