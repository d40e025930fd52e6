namespace Fluent.Buckets.Generators;

/// <summary>A class with <c>[Bucket]</c>.</summary>
/// <param name="Type">The class.</param>
/// <param name="Fault">Why it cannot be served.</param>
/// <param name="Name">The bucket's name in the store.</param>
/// <param name="Store">The named store. Null means the default store.</param>
/// <param name="Facade">The metadata name of the façade that it names. Null means none.</param>
/// <param name="Accessor">The accessor's name, without <c>@</c>.</param>
/// <param name="Key">The type of its keys. Null means that they are text.</param>
/// <param name="Content">The type of its content. Null means that it is any.</param>
/// <param name="Taken">The generated members whose place a member of the class takes.</param>
internal sealed record BucketModel(
    TypeModel Type,
    DeclarationFault Fault,
    string Name,
    string? Store,
    string? Facade,
    string Accessor,
    BucketKey? Key,
    BucketContent? Content,
    GeneratedMembers Taken)
{
    public AccessorModel ToAccessor() =>
        new(Type, Accessor, Facade, (Taken & GeneratedMembers.RegistryConstructor) == 0);
}
