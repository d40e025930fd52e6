using System.Collections.Immutable;

namespace Fluent.Buckets.Generators;

/// <summary>A generated member as the compiler tells overloads apart.</summary>
/// <param name="Member">Which member it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">The types of its parameters from <c>global::</c> on, after <c>out</c> where they are.</param>
internal sealed record MemberSignature(GeneratedMembers Member, string Name, params ImmutableArray<string> Parameters);
