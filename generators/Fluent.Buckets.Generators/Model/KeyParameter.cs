namespace Fluent.Buckets.Generators;

/// <summary>What a key is made of.</summary>
/// <param name="Member">The property or field that holds it, which the hole is named after; without <c>@</c>.</param>
/// <param name="Argument">The constructor's parameter. Null means that an initializer sets the member.</param>
internal sealed record KeyParameter(string Member, string? Argument);
