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

    /// <summary><c>ToString()</c> of a key.</summary>
    KeyToString = 128,

    /// <summary>What <c>IObjectKey</c> asks of a key. Nothing can be generated without it.</summary>
    KeyInterface = 256,

    /// <summary><c>TryParse</c> of a key without a format provider.</summary>
    KeyTryParse = 512,

    /// <summary><c>Prefix</c> of a key.</summary>
    KeyPrefix = 1024,

    /// <summary><c>Object</c> of a typed bucket by the key's parameters.</summary>
    KeyedObject = 2048,

    /// <summary><c>Create</c> of a typed bucket by the key's parameters.</summary>
    KeyedCreate = 4096,

    /// <summary><c>List</c> of a typed bucket by leading parameters of the key.</summary>
    KeyedList = 8192,

    /// <summary><c>DeleteAll</c> of a typed bucket by leading parameters of the key.</summary>
    KeyedDeleteAll = 16384,

    /// <summary><c>ReadAll</c> of a typed bucket by leading parameters of the key.</summary>
    KeyedReadAll = 32768,

    /// <summary><c>Configure</c> of a static façade that takes an <c>IConfiguration</c>. It needs a reference of the app, too.</summary>
    ConfigureFromSettings = 65536,

    /// <summary><c>Registration</c> of a static façade.</summary>
    Registration = 131072,

    /// <summary>What a container needs of an instance façade. A required member takes its place, since a container would have to set it.</summary>
    FacadeInterface = 262144,
}
