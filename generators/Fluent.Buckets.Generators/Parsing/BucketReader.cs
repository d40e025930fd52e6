using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Fluent.Buckets.Generators;

/// <summary>Reads a class with <c>[Bucket]</c>.</summary>
internal static class BucketReader
{
    public static BucketModel Read(INamedTypeSymbol type, AttributeData attribute, CancellationToken cancellationToken)
    {
        string? name = attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Primitive, Value: string text }] ? text : null;
        string accessor = type.Name;
        string? store = null;
        string? facade = null;
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            switch (argument.Key)
            {
                case "Accessor" when argument.Value.Value is string value:
                    accessor = value;
                    break;
                case "Store":
                    store = argument.Value.Value as string;
                    break;
                case "Facade" when argument.Value.Value is ITypeSymbol named:
                    facade = named is INamedTypeSymbol { OriginalDefinition: { } definition }
                        ? TypeReader.MetadataNameOf(definition)
                        : named.ToDisplayString();
                    break;
                default:
                    break;
            }
        }

        DeclarationFault fault = CheckBucket(type, name, accessor);
        if (fault == DeclarationFault.None)
        {
            fault = DeclarationCheck.Check(type, cancellationToken);
        }

        return new BucketModel(
            TypeReader.Read(type), fault, name ?? string.Empty, store, facade, accessor, MemberCollisions.Taken(type, isFacade: false));
    }

    private static DeclarationFault CheckBucket(INamedTypeSymbol type, string? name, string accessor)
    {
        if (type.IsStatic)
        {
            return DeclarationFault.StaticBucket;
        }

        // To name the generated base class oneself is no fault, and after the generation it is always there.
        if (type.BaseType is { SpecialType: SpecialType.None } parent && type.TypeKind == TypeKind.Class && !KnownNames.IsDeclared(parent, "Bucket"))
        {
            return DeclarationFault.BaseClass;
        }

        return name is null ? DeclarationFault.NoName
            : accessor != type.Name && !SyntaxFacts.IsValidIdentifier(accessor) ? DeclarationFault.AccessorNotIdentifier
            : HasRequiredMember(type) ? DeclarationFault.RequiredMember
            : DeclarationFault.None;
    }

    private static bool HasRequiredMember(INamedTypeSymbol type)
    {
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true })
            {
                return true;
            }
        }

        return false;
    }
}
