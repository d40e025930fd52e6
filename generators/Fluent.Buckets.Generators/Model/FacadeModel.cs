namespace Fluent.Buckets.Generators;

/// <summary>A class with <c>[Storage]</c>.</summary>
/// <param name="Type">The class.</param>
/// <param name="Fault">Why it cannot be served.</param>
/// <param name="IsStatic">Whether it is the one of the process, not one for dependency injection.</param>
/// <param name="MemberNames">The names that its own members and nested types take.</param>
/// <param name="Taken">The generated members whose place a member of the class takes.</param>
internal sealed record FacadeModel(
    TypeModel Type,
    DeclarationFault Fault,
    bool IsStatic,
    EquatableArray<string> MemberNames,
    GeneratedMembers Taken);
