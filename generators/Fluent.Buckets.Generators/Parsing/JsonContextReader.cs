using Microsoft.CodeAnalysis;

namespace Fluent.Buckets.Generators;

/// <summary>Reads a <c>JsonSerializerContext</c>: which types it is told to serialize.</summary>
internal static class JsonContextReader
{
    public const string AttributeMetadataName = "System.Text.Json.Serialization.JsonSerializableAttribute";

    /// <summary>Reads a class. Null means that it is no context, or one that a generated file cannot name.</summary>
    public static JsonContextModel? Read(INamedTypeSymbol type)
    {
        if (!IsContext(type) || type.Arity > 0)
        {
            return null;
        }

        for (INamedTypeSymbol? level = type; level is not null; level = level.ContainingType)
        {
            if (level.IsFileLocal
                || level.Arity > 0
                || level.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal))
            {
                return null;
            }
        }

        var known = new SortedSet<string>(StringComparer.Ordinal);
        foreach (AttributeData attribute in type.GetAttributes())
        {
            if (attribute is { AttributeClass.Name: "JsonSerializableAttribute", ConstructorArguments: [{ Value: ITypeSymbol content }, ..] })
            {
                known.Add(TypeNames.Of(content));
            }
        }

        return new JsonContextModel(TypeNames.Of(type), new EquatableArray<string>([.. known]));
    }

    /// <summary>Whether a type is a context, named or derived from one.</summary>
    public static bool IsContext(ITypeSymbol type)
    {
        for (INamedTypeSymbol? parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (parent is
                {
                    Name: "JsonSerializerContext",
                    ContainingNamespace: { Name: "Serialization", ContainingNamespace: { Name: "Json", ContainingNamespace.Name: "Text" } },
                })
            {
                return true;
            }
        }

        return false;
    }
}
