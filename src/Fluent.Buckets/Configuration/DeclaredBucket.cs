namespace Fluent.Buckets;

/// <summary>A bucket as it is declared in the app's source.</summary>
/// <param name="Name">Its name in the store, unless the configuration gives another one.</param>
/// <param name="Store">The named store that holds it. Null means the façade's default store.</param>
/// <param name="Accessor">The name of the façade's property for it, by which the configuration refers to it. Null means that it has none.</param>
internal sealed record DeclaredBucket(string Name, string? Store, string? Accessor);
