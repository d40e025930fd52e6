namespace Fluent.Buckets.Generators;

/// <summary>A literal or a hole of a key's template, as it is emitted.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The literal, or the name of the parameter in the hole, without <c>@</c>.</param>
internal sealed record KeyPart(KeyPartKind Kind, string Text)
{
    /// <summary>The type of the hole's parameter, from <c>global::</c> on.</summary>
    public string Type { get; init; } = string.Empty;

    /// <summary>Whether the type is a reference type.</summary>
    public bool IsReference { get; init; }

    /// <summary>The format. Null means that the type needs none.</summary>
    public string? Format { get; init; }

    /// <summary>How many characters each value has. 0 means that values differ in length.</summary>
    public int Width { get; init; }

    /// <summary>Whether a slash of the value is no segment's end to escape.</summary>
    public bool Slashes { get; init; }

    /// <summary>The first character of the literal that follows. Null means that nothing follows, or that it does not matter.</summary>
    public string? Next { get; init; }

    /// <summary>How many dots in the hole make a segment that no key may have.</summary>
    public int Dots { get; init; }

    /// <summary>Whether the segment ends where the hole ends.</summary>
    public bool EndsSegment { get; init; }
}
