namespace Fluent.Buckets.Faults;

/// <summary>One server, with a store straight to it and others through a proxy.</summary>
public abstract class FaultStore : IAsyncDisposable
{
    private readonly Lazy<Task<ObjectStore>> _straight;

    protected FaultStore() => _straight = new Lazy<Task<ObjectStore>>(async () =>
    {
        await Start();
        return Open(null);
    });

    public abstract string Name { get; }

    /// <summary>Whether another store has the same driver, so that the short run needs fewer cases here.</summary>
    public virtual bool IsSecond => false;

    /// <summary>The store that goes straight to the server.</summary>
    public Task<ObjectStore> Straight => _straight.Value;

    /// <summary>What is sent to the server is known by this.</summary>
    public string Prefix { get; } = $"fault-{Guid.NewGuid().ToString("N")[..8]}-";

    /// <summary>The server's address, for a proxy.</summary>
    public abstract Uri Server { get; }

    /// <summary>What no message may show.</summary>
    public abstract IReadOnlyList<string> Secrets { get; }

    /// <summary>
    /// Whether a part whose request was broken off may be stored after its upload was aborted, because the server had its bytes already.
    /// </summary>
    public virtual bool HasLateParts => false;

    /// <summary>Whether an upload that was started, and whose answer was lost, leaves something that nobody knows of until a sweep.</summary>
    public virtual bool StartsAreAnonymous => false;

    /// <summary>Whether the server may say for a moment, while an object is overwritten, that it is missing.</summary>
    public virtual bool MayVanishDuringOverwrite => false;

    /// <summary>Whether the server survives a request whose body ends early.</summary>
    public virtual bool SurvivesCutBodies => true;

    /// <summary>Whether a write is sent again when the body of its answer broke off, where the server has said already that it succeeded.</summary>
    public virtual bool RepeatsWritesOfCutAnswers => true;

    /// <summary>Whether a refusal of the server that gives tokens cannot be told from its failure, when it comes without a body.</summary>
    public virtual bool HidesRefusedTokens => false;

    /// <summary>What a client in another process needs in its environment.</summary>
    public virtual IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>();

    /// <summary>Opens a store.</summary>
    /// <param name="route">Where to, given the server's address. Null means straight.</param>
    public abstract ObjectStore Open(Func<Uri, Uri>? route);

    /// <summary>What a bucket holds of writes that are not finished, past the driver.</summary>
    public abstract Task<IReadOnlyList<string>> Leftovers(string bucket);

    /// <summary>Removes an object, and what the provider keeps at its key besides.</summary>
    public virtual async Task Clear(BucketObject target)
    {
        ArgumentNullException.ThrowIfNull(target);
        await target.Delete();
    }

    /// <summary>Asserts that the run left nothing behind.</summary>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_straight.IsValueCreated)
        {
            ObjectStore straight = await _straight.Value;
            try
            {
                List<Bucket> left = await straight.FindBuckets(Prefix + "*").ToListAsync();
                Assert.Empty(left.Select(bucket => bucket.Name));
            }
            finally
            {
                await straight.DisposeAsync();
                await Release();
            }
        }
    }

    /// <summary>Starts what the store needs.</summary>
    protected virtual Task Start() => Task.CompletedTask;

    /// <summary>Ends what <see cref="Start"/> began.</summary>
    protected virtual ValueTask Release() => ValueTask.CompletedTask;
}
