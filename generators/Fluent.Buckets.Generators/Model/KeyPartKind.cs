namespace Fluent.Buckets.Generators;

/// <summary>What a part of a key's template is, and so how it is written and read.</summary>
internal enum KeyPartKind
{
    /// <summary>Text that stands in each key.</summary>
    Literal,

    /// <summary>A string.</summary>
    Text,

    /// <summary>An integer.</summary>
    Number,

    /// <summary>An enum.</summary>
    Name,

    /// <summary>A type that the runtime writes in general and reads by a method of its own: a GUID, a date.</summary>
    Exact,

    /// <summary>A type that the runtime writes and reads by methods of its own: a boolean, a date and time.</summary>
    Special,

    /// <summary>Any other type, which formats and parses itself.</summary>
    Value,
}
