using System.ComponentModel;

namespace Fluent.Buckets;

/// <summary>A hole of a key's template, as the generator has worked it out. For generated code.</summary>
/// <param name="name">The parameter's name, for messages.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct KeyHole(string name)
{
    /// <summary>The parameter's name.</summary>
    public string Name { get; } = name;

    /// <summary>The format that the value is written with. Null means the value's own.</summary>
    public string? Format { get; init; }

    /// <summary>How many characters each value has. 0 means that values differ in length.</summary>
    public int Width { get; init; }

    /// <summary>The first character of the literal after the hole, which is escaped in the value. Null means that nothing follows.</summary>
    public string? Next { get; init; }

    /// <summary>Whether a <c>/</c> of the value stands as it is.</summary>
    public bool Slashes { get; init; }

    /// <summary>
    /// How many dots after what stands before the hole make its segment <c>.</c> or <c>..</c>, and so are escaped. 0 means that none do.
    /// </summary>
    public int Dots { get; init; }

    /// <summary>Whether the segment ends where the hole ends.</summary>
    public bool EndsSegment { get; init; }
}
