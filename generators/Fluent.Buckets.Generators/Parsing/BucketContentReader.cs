using Microsoft.CodeAnalysis;

namespace Fluent.Buckets.Generators;

/// <summary>Reads the content of a typed bucket.</summary>
internal static class BucketContentReader
{
    /// <param name="content">The type of the content.</param>
    /// <param name="attribute">The bucket's attribute.</param>
    public static BucketContent Read(ITypeSymbol content, AttributeData attribute)
    {
        ITypeSymbol? json = null;
        ITypeSymbol? serializer = null;
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == "Json")
            {
                json = argument.Value.Value as ITypeSymbol;
            }
            else if (argument.Key == "Serializer")
            {
                serializer = argument.Value.Value as ITypeSymbol;
            }
        }

        return new BucketContent(
            TypeNames.Of(content),
            json is null ? null : TypeNames.Of(json),
            json is INamedTypeSymbol { IsUnboundGenericType: false, IsFileLocal: false } && JsonContextReader.IsContext(json),
            serializer is null ? null : TypeNames.Of(serializer),
            serializer is not null && IsSerializer(serializer, content));
    }

    private static bool IsSerializer(ITypeSymbol type, ITypeSymbol content) =>
        type is INamedTypeSymbol { IsAbstract: false, IsUnboundGenericType: false, IsFileLocal: false, TypeKind: TypeKind.Class or TypeKind.Struct } named
        && named.InstanceConstructors.Any(static constructor => constructor.Parameters.IsEmpty
            && constructor.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal)
        && named.AllInterfaces.Any(implemented => KnownNames.IsDeclared(implemented, "IContentSerializer")
            && SymbolEqualityComparer.Default.Equals(implemented.TypeArguments[0], content));
}
