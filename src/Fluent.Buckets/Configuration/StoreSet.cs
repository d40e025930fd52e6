namespace Fluent.Buckets;

/// <summary>What a façade is configured with.</summary>
/// <param name="Owned">The stores by name; the façade disposes them.</param>
/// <param name="Any">The store for every name. Null means that the names count.</param>
/// <param name="Names">The names of buckets in their stores by accessor, where they differ from the declared ones.</param>
internal sealed record StoreSet(
    IReadOnlyDictionary<string, ObjectStore> Owned, ObjectStore? Any, IReadOnlyDictionary<string, string> Names)
{
    private static readonly Dictionary<string, ObjectStore> NoStores = [];
    private static readonly Dictionary<string, string> NoNames = [];

    /// <summary>One store for all.</summary>
    public static StoreSet OfAny(ObjectStore store) => new(NoStores, store, NoNames);

    public ObjectStore? Find(string name) => Any ?? Owned.GetValueOrDefault(name);
}
