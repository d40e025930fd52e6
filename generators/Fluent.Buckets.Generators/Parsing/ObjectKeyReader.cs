using Microsoft.CodeAnalysis;

namespace Fluent.Buckets.Generators;

/// <summary>Reads a type with <c>[ObjectKey]</c>.</summary>
internal static class ObjectKeyReader
{
    /// <summary>Reads a key for its own part and for its buckets.</summary>
    public static KeyDeclaration ReadDeclaration(INamedTypeSymbol type, AttributeData attribute, CancellationToken cancellationToken)
    {
        KeyModel model = Read(type, attribute, cancellationToken);
        return new KeyDeclaration(model, BucketKeyReader.ReadDeclared(type, model, cancellationToken));
    }

    /// <summary>Reads a key for its own part.</summary>
    public static KeyModel Read(INamedTypeSymbol type, AttributeData attribute, CancellationToken cancellationToken)
    {
        string template = attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Primitive, Value: string text }] ? text : string.Empty;
        List<TemplatePiece> pieces = KeyTemplate.Parse(template, out string? templateFault);
        DeclarationFault fault = DeclarationCheck.CheckKey(type, cancellationToken);
        List<(KeyParameter Parameter, ITypeSymbol Type)> members = [];
        if (fault is DeclarationFault.None or DeclarationFault.NotPartial or DeclarationFault.ContainerNotPartial)
        {
            members = KeyMembers.Find(type, out DeclarationFault ofMembers);
            fault = fault == DeclarationFault.None ? ofMembers : fault;
        }

        KeyPart[] parts = [];
        if (fault == DeclarationFault.None && templateFault is null)
        {
            var types = new Dictionary<string, ITypeSymbol>(StringComparer.Ordinal);
            foreach ((KeyParameter parameter, ITypeSymbol ofParameter) in members)
            {
                types[parameter.Member] = ofParameter;
            }

            parts = KeyLayout.Arrange(pieces, types, out templateFault);
        }

        return new KeyModel(
            TypeReader.Read(type),
            TypeReader.KeywordOf(type),
            type is { TypeKind: TypeKind.Class, IsSealed: false },
            fault,
            template,
            templateFault,
            new EquatableArray<KeyPart>(parts),
            new EquatableArray<KeyParameter>([.. members.Select(static member => member.Parameter)]),
            KeyCollisions.Taken(type, parts));
    }
}
