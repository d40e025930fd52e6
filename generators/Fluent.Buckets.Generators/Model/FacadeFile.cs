namespace Fluent.Buckets.Generators;

/// <summary>All that a façade's file is made of.</summary>
internal sealed record FacadeFile(
    TypeModel Type,
    bool IsStatic,
    GeneratedMembers Taken,
    EquatableArray<FacadeProperty> Properties);
