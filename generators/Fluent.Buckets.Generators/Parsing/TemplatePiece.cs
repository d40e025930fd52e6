namespace Fluent.Buckets.Generators;

/// <summary>A literal or a hole of a key's template, as it is written.</summary>
/// <param name="Text">The literal, or the hole's name.</param>
/// <param name="IsHole">Whether it is a hole.</param>
/// <param name="Format">What stands after the hole's colon. Null means that there is none.</param>
/// <param name="Slashes">Whether the hole has <c>**</c> before its name.</param>
internal sealed record TemplatePiece(string Text, bool IsHole = false, string? Format = null, bool Slashes = false)
{
    public override string ToString() => !IsHole ? Text : (Slashes ? "{**" : "{") + Text + (Format is null ? "}" : $":{Format}}}");
}
