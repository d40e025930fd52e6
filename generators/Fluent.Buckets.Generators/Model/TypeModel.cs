namespace Fluent.Buckets.Generators;

/// <summary>A declared class and where it stands.</summary>
/// <param name="Namespace">Its namespace. Empty means the global one.</param>
/// <param name="Containers">The types around it, outermost first.</param>
/// <param name="Name">Its name, without <c>@</c>.</param>
/// <param name="MetadataName">Its full metadata name, which is unique in the compilation.</param>
/// <param name="Visibility">How it is declared to be accessible.</param>
internal sealed record TypeModel(
    string Namespace,
    EquatableArray<ContainingType> Containers,
    string Name,
    string MetadataName,
    Visibility Visibility);
