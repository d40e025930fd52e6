namespace Fluent.Buckets;

/// <summary>One line of a typed bucket's listing.</summary>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <param name="Key">The object's key.</param>
/// <param name="Info">What the store said of the object.</param>
public sealed record ObjectEntry<TKey>(TKey Key, ObjectInfo Info)
    where TKey : IObjectKey<TKey>;
