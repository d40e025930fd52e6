namespace Fluent.Buckets.Generators;

/// <summary>The members that a class is given, other than accessors.</summary>
[Flags]
internal enum GeneratedMembers
{
    None = 0,

    /// <summary>The constructor of a bucket or an instance façade that takes an <c>ObjectStore</c>.</summary>
    StoreConstructor = 1,

    /// <summary>The constructor of a bucket that takes the façade's <c>StoreRegistry</c>.</summary>
    RegistryConstructor = 2,

    /// <summary>The constructor of an instance façade that takes an <c>Action&lt;StorageBuilder&gt;</c>.</summary>
    ConfigureConstructor = 4,

    /// <summary><c>Configure</c> of a static façade.</summary>
    Configure = 8,

    /// <summary><c>Use</c> of a static façade.</summary>
    Use = 16,

    /// <summary><c>DisposeAsync</c> of an instance façade.</summary>
    DisposeAsync = 32,

    /// <summary>What a façade keeps its handles in. Nothing can be generated without it.</summary>
    Handles = 64,
}
