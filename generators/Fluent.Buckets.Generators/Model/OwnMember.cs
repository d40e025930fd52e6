namespace Fluent.Buckets.Generators;

/// <summary>A member that a person wrote, as far as it may stand in the place of a generated one.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">
/// The types of a method's parameters from <c>global::</c> on, after <c>out</c> where they are. Null means that it is no method, and so in the way
/// of all overloads.
/// </param>
internal sealed record OwnMember(string Name, EquatableArray<string>? Parameters);
