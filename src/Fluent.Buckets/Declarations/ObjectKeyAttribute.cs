namespace Fluent.Buckets;

/// <summary>
/// Makes a partial record struct, struct or record class the key of objects: the source generator makes it an
/// <see cref="IObjectKey{TSelf}"/> whose text is the template with the type's parameters in its holes.
/// </summary>
/// <param name="template">
/// The key as text, with a hole for each parameter of the type, such as <c>{Year:D4}/{Month:D2}/{Id}.json</c>. A hole is a
/// parameter's name, after <c>**</c> where a string's <c>/</c> shall stand as it is, and before <c>:</c> and a format.
/// <c>{{</c> and <c>}}</c> stand for braces.
/// </param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class ObjectKeyAttribute(string template) : Attribute
{
    /// <summary>The key as text, with a hole for each parameter of the type.</summary>
    public string Template { get; } = template;
}
