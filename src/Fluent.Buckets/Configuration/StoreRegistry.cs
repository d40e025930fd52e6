using System.ComponentModel;

namespace Fluent.Buckets;

/// <summary>The stores of one façade by name, with what <c>Use</c> puts in their place for an async flow. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StoreRegistry : IAsyncDisposable
{
    internal const string DefaultName = "default";

    private readonly string _facade;
    private readonly AsyncLocal<StoreScope?> _scope = new();
    private StoreSet? _stores;

    /// <summary>Makes a registry without stores.</summary>
    /// <param name="facade">The name of the façade, for messages.</param>
    public StoreRegistry(string facade) => _facade = facade;

    /// <summary>Sets the stores, once.</summary>
    /// <param name="configure">Says which stores.</param>
    /// <exception cref="InvalidOperationException">The façade is configured already.</exception>
    public void Configure(Action<StorageBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var builder = new StorageBuilder();
        configure(builder);
        if (builder.Stores.Count == 0)
        {
            throw StorageErrors.InvalidArgument($"{_facade}.Configure names no store. Say for example s => s.UseDirectory(\"./data\").");
        }

        SetOnce(new StoreSet(builder.Stores, null));
    }

    /// <summary>Sets one store, which stays the caller's, in the place of every store that a bucket may ask for.</summary>
    /// <param name="store">The store. It is not disposed.</param>
    /// <exception cref="InvalidOperationException">The façade is configured already.</exception>
    public void Configure(ObjectStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        SetOnce(new StoreSet(new Dictionary<string, ObjectStore>(), store));
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

    internal ObjectStore Get(string? name) => TryGet(name) ?? throw NotConfigured(name ?? DefaultName);

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

    private void SetOnce(StoreSet stores)
    {
        if (Interlocked.CompareExchange(ref _stores, stores, null) is not null)
        {
            throw new InvalidOperationException(
                $"{_facade} is configured already. Call Configure once at the start; in tests put another store in its place with {_facade}.Use(store).");
        }
    }

    private StorageException NotConfigured(string name)
    {
        string message = _stores is null
            ? $"{_facade} has no store yet. Call {_facade}.Configure(s => s.UseDirectory(\"./data\")) at the start of the program, or {_facade}.Use(store) in a test."
            : $"{_facade} has no store named '{name}'. Add it in {_facade}.Configure: s.UseDirectory(\"./data\", name: \"{name}\").";
        return new StorageException(StorageErrorCode.NotConfigured, message);
    }

    /// <summary>The stores of a façade.</summary>
    /// <param name="Owned">The stores by name; the façade disposes them.</param>
    /// <param name="Any">The store for every name. Null means that the names count.</param>
    private sealed record StoreSet(IReadOnlyDictionary<string, ObjectStore> Owned, ObjectStore? Any)
    {
        public ObjectStore? Find(string name) => Any ?? Owned.GetValueOrDefault(name);
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

        public bool Replaces(string wanted) => !_dead && (name is null || name == wanted);

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
