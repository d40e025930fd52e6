namespace Fluent.Buckets.Generators;

/// <summary>A type with <c>[ObjectKey]</c>.</summary>
/// <param name="Type">The type.</param>
/// <param name="Keyword">What it is declared as: <c>record struct</c>, …</param>
/// <param name="IsOpen">Whether other records may derive from it.</param>
/// <param name="Fault">Why it cannot be served, whatever its template.</param>
/// <param name="Template">The template as declared.</param>
/// <param name="TemplateFault">What is wrong with the template (FB0104), as a whole sentence. Null means nothing.</param>
/// <param name="Parts">The template's literals and holes.</param>
/// <param name="Parameters">What a key is made of, in the order of its declaration.</param>
/// <param name="Taken">The generated members whose place a member of the type takes.</param>
internal sealed record KeyModel(
    TypeModel Type,
    string Keyword,
    bool IsOpen,
    DeclarationFault Fault,
    string Template,
    string? TemplateFault,
    EquatableArray<KeyPart> Parts,
    EquatableArray<KeyParameter> Parameters,
    GeneratedMembers Taken)
{
    /// <summary>Whether a part is generated for it.</summary>
    public bool IsServed => Fault == DeclarationFault.None && TemplateFault is null && (Taken & GeneratedMembers.KeyInterface) == 0;
}
