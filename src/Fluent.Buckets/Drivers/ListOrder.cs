namespace Fluent.Buckets;

/// <summary>The order in which a store lists keys.</summary>
public enum ListOrder
{
    /// <summary>By the bytes of the key in UTF-8.</summary>
    Utf8,

    /// <summary>By the code units of the key in UTF-16.</summary>
    Utf16,

    /// <summary>No order is promised.</summary>
    None,
}
