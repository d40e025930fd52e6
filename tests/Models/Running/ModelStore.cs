namespace Fluent.Buckets.Models;

/// <summary>A store to compare with the model, and what its provider's documentation excludes.</summary>
internal sealed class ModelStore(string name, ObjectStore store, Func<ValueTask>? release = null) : IAsyncDisposable
{
    public string Name { get; } = name;

    public ObjectStore Store { get; } = store;

    public StoreCapabilities Can => Store.Capabilities;

    /// <summary>Whether the provider cannot hold a key that keeps the rule of every store.</summary>
    public Func<string, bool> RefusesKey { get; init; } = _ => false;

    /// <summary>Whether the server cannot take an upload in parts of a key.</summary>
    public Func<string, bool> RefusesParts { get; init; } = _ => false;

    /// <summary>Whether the server is known to change a key, so that no sequence has it.</summary>
    public Func<string, bool> AvoidsKey { get; init; } = _ => false;

    /// <summary>Whether the provider drops the parts of every unfinished upload of a key when that key is written.</summary>
    public bool WritesVoidUploads { get; init; }

    /// <summary>
    /// Whether the server takes a key for an object's when it has parts of an upload only, so that nothing can be written there if absent: Azurite's single writes and
    /// copies do, while its commits of blocks do not.
    /// </summary>
    public bool TakesPartsForObjects { get; init; }

    /// <summary>
    /// Whether a listing gives another ETag than the object has where it is a copy of one of parts: Swift's s3api keeps the ETag of the parts for the object, and
    /// lists that of the copy's content.
    /// </summary>
    public bool ListsCopiesByContent { get; init; }

    /// <summary>Whether the server refuses to set a tag of no value, which its provider takes.</summary>
    public bool LacksEmptyTags { get; init; }

    /// <summary>Whether another store has the same driver, so that the short run needs fewer sequences here.</summary>
    public bool IsSecond { get; init; }

    /// <summary>How many sequences run at once.</summary>
    public int Parallelism { get; init; } = 4;

    public bool Has(StoreConditions condition) => Can.Conditions.HasFlag(condition);

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        if (release is not null)
        {
            await release();
        }
    }
}
