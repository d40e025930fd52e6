namespace Fluent.Buckets.Wire;

/// <summary>A driver in front of a listener: how it is opened, and which object a path of its provider names.</summary>
public abstract class DriverWire : IAsyncDisposable
{
    private readonly WireListener _listener;
    private readonly Lazy<StoreDriver> _driver;
    private readonly Lazy<ObjectStore> _store;

    /// <summary>Starts the listener.</summary>
    protected DriverWire()
    {
        _listener = new WireListener(Answer);
        _driver = new Lazy<StoreDriver>(() => Open(_listener.Endpoint));
        _store = new Lazy<ObjectStore>(() => new ObjectStore(_driver.Value));
    }

    /// <summary>The store.</summary>
    public ObjectStore Store => _store.Value;

    /// <summary>Whether the request that starts an upload in parts is for the object's own path.</summary>
    public virtual bool StartsUploadAtKey => true;

    /// <summary>Why the driver refuses a key. Null means that it does not.</summary>
    public string? Refusal(string key) => _driver.Value.KeyRules.Check(key);

    /// <summary>Takes the requests that came since the last call.</summary>
    public IReadOnlyList<WireRequest> Take() => _listener.Take();

    /// <summary>What a request is about, by the provider's documentation. Null when it is about no bucket, as one for a token.</summary>
    /// <param name="request">The request.</param>
    public abstract (string Bucket, string? Key)? Named(WireRequest request);

    /// <summary>The object that a copy's request names as its source. Null when it names none.</summary>
    /// <param name="request">The request.</param>
    public abstract (string Bucket, string Key)? NamedSource(WireRequest request);

    /// <summary>The provider's address of an object at the beginning of a signed URL's path, as a request for it would have.</summary>
    /// <param name="url">The URL.</param>
    public (string Bucket, string? Key)? Named(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        string target = url.AbsoluteUri[url.GetLeftPart(UriPartial.Authority).Length..];
        return Named(new WireRequest("GET", target, [], []));
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_store.IsValueCreated)
        {
            await _store.Value.DisposeAsync();
        }

        await _listener.DisposeAsync();
    }

    /// <summary>Opens the driver for an endpoint, with no retries.</summary>
    /// <param name="endpoint">The listener's address.</param>
    protected abstract StoreDriver Open(Uri endpoint);

    /// <summary>What the provider would answer: enough for the driver to go on.</summary>
    /// <param name="request">The request.</param>
    protected abstract WireAnswer Answer(WireRequest request);
}
