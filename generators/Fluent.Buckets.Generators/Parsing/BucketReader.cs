using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Fluent.Buckets.Generators;

/// <summary>Reads a class with <c>[Bucket]</c>.</summary>
internal static class BucketReader
{
    /// <summary>Reads a bucket with its key.</summary>
    public static BucketModel Read(INamedTypeSymbol type, AttributeData attribute, CancellationToken cancellationToken)
    {
        BucketDraft draft = ReadDraft(type, attribute, cancellationToken);
        return draft.KeyType is null
            ? draft.Bucket
            : KeyJoin.Complete(
                draft, BucketKeyReader.Read((INamedTypeSymbol)attribute.AttributeClass!.TypeArguments[0], out _, cancellationToken));
    }

    /// <summary>Reads a bucket without the key that the same project declares.</summary>
    public static BucketDraft ReadDraft(INamedTypeSymbol type, AttributeData attribute, CancellationToken cancellationToken)
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

        DeclarationFault fault = CheckBucket(type, attribute, name, accessor);
        if (fault == DeclarationFault.None)
        {
            fault = DeclarationCheck.Check(type, cancellationToken);
        }

        TypeModel model = TypeReader.Read(type);
        BucketKey? key = null;
        string? joinedKey = null;
        BucketContent? content = null;
        if (fault == DeclarationFault.None)
        {
            fault = BucketTypesCheck.Check(model, attribute, type.ContainingAssembly, out key, out joinedKey, cancellationToken);
            content = fault == DeclarationFault.None && attribute.AttributeClass!.TypeArguments is [_, var ofContent]
                ? BucketContentReader.Read(ofContent, attribute)
                : null;
        }

        var bucket = new BucketModel(
            model,
            fault,
            name ?? string.Empty,
            store,
            facade,
            accessor,
            key,
            content,
            MemberCollisions.Taken(MemberCollisions.FindOfBucket(type, key, content is not null)));
        return new BucketDraft(
            bucket, joinedKey, joinedKey is null ? default : MemberCollisions.FindOwn(type, KeyedMembers.Names));
    }

    private static DeclarationFault CheckBucket(INamedTypeSymbol type, AttributeData attribute, string? name, string accessor)
    {
        if (type.IsStatic)
        {
            return DeclarationFault.StaticBucket;
        }

        // To name the generated base class oneself is no fault, and after the generation it is always there.
        if (type.BaseType is { SpecialType: SpecialType.None } parent && type.TypeKind == TypeKind.Class && !IsGeneratedBase(parent, attribute))
        {
            return DeclarationFault.BaseClass;
        }

        return name is null ? DeclarationFault.NoName
            : accessor != type.Name && !SyntaxFacts.IsValidIdentifier(accessor) ? DeclarationFault.AccessorNotIdentifier
            : DeclarationCheck.HasRequiredMember(type) ? DeclarationFault.RequiredMember
            : DeclarationFault.None;
    }

    private static bool IsGeneratedBase(INamedTypeSymbol parent, AttributeData attribute) =>
        KnownNames.IsDeclared(parent, "Bucket")
        && Enumerable.SequenceEqual<ITypeSymbol>(parent.TypeArguments, attribute.AttributeClass!.TypeArguments, SymbolEqualityComparer.Default);
}
