using Microsoft.CodeAnalysis;

namespace Fluent.Buckets.Generators;

/// <summary>Reads where a class stands.</summary>
internal static class TypeReader
{
    public static TypeModel Read(INamedTypeSymbol type)
    {
        var containers = new Stack<INamedTypeSymbol>();
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            containers.Push(outer);
        }

        string @namespace = NamespaceOf(type.ContainingNamespace);
        string prefix = @namespace.Length == 0 ? string.Empty : @namespace + ".";
        var models = new ContainingType[containers.Count];
        int next = 0;
        foreach (INamedTypeSymbol outer in containers)
        {
            string metadataName = prefix + outer.MetadataName;
            models[next++] = new ContainingType(KeywordOf(outer), outer.Name, metadataName, VisibilityOf(outer));
            prefix = metadataName + "+";
        }

        return new TypeModel(
            @namespace, new EquatableArray<ContainingType>(models), type.Name, prefix + type.MetadataName, VisibilityOf(type));
    }

    /// <summary>The full metadata name, such as <c>App.Outer+Photos</c>.</summary>
    public static string MetadataNameOf(INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer)
        {
            return MetadataNameOf(outer) + "+" + type.MetadataName;
        }

        string @namespace = NamespaceOf(type.ContainingNamespace);
        return @namespace.Length == 0 ? type.MetadataName : @namespace + "." + type.MetadataName;
    }

    /// <summary>What a type is declared as: <c>class</c>, <c>record struct</c>, …</summary>
    public static string KeywordOf(INamedTypeSymbol type) => (type.TypeKind, type.IsRecord) switch
    {
        (TypeKind.Struct, true) => "record struct",
        (TypeKind.Struct, false) => "struct",
        (TypeKind.Interface, _) => "interface",
        (_, true) => "record",
        _ => "class",
    };

    private static string NamespaceOf(INamespaceSymbol? symbol)
    {
        if (symbol is null || symbol.IsGlobalNamespace)
        {
            return string.Empty;
        }

        string outer = NamespaceOf(symbol.ContainingNamespace);
        return outer.Length == 0 ? symbol.Name : outer + "." + symbol.Name;
    }

    private static Visibility VisibilityOf(INamedTypeSymbol type) => type.DeclaredAccessibility switch
    {
        Accessibility.Public => Visibility.Public,
        Accessibility.Protected => Visibility.Protected,
        Accessibility.ProtectedOrInternal => Visibility.ProtectedInternal,
        Accessibility.ProtectedAndInternal => Visibility.PrivateProtected,
        Accessibility.Private => Visibility.Private,
        _ => Visibility.Internal,
    };
}
