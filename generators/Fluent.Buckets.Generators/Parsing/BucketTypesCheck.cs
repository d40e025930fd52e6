using Microsoft.CodeAnalysis;

namespace Fluent.Buckets.Generators;

/// <summary>Whether a bucket may have the types of its attribute for its keys and its content.</summary>
internal static class BucketTypesCheck
{
    /// <param name="bucket">The bucket's class.</param>
    /// <param name="attribute">Its attribute.</param>
    /// <param name="assembly">The project's own assembly.</param>
    /// <param name="readKey">The key. Null means that there is none, that it cannot be served, or that it is to be joined.</param>
    /// <param name="joinedKey">The type of a key that the project declares, from <c>global::</c> on, which is to be joined.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public static DeclarationFault Check(
        TypeModel bucket,
        AttributeData attribute,
        IAssemblySymbol assembly,
        out BucketKey? readKey,
        out string? joinedKey,
        CancellationToken cancellationToken)
    {
        readKey = null;
        joinedKey = null;
        if (attribute.AttributeClass!.TypeArguments is not [var key, .. var rest])
        {
            return DeclarationFault.None;
        }

        // The compiler reports a type that does not exist.
        if (key.TypeKind == TypeKind.Error || rest is [{ TypeKind: TypeKind.Error }])
        {
            return DeclarationFault.HalfWritten;
        }

        if (key is not INamedTypeSymbol named)
        {
            return DeclarationFault.NotAKey;
        }

        DeclarationFault ofKey = DeclarationFault.None;
        if (SymbolEqualityComparer.Default.Equals(named.ContainingAssembly, assembly) && BucketKeyReader.IsDeclared(named))
        {
            joinedKey = TypeNames.Of(named);
        }
        else
        {
            readKey = BucketKeyReader.Read(named, out ofKey, cancellationToken);
        }

        return ofKey != DeclarationFault.None ? ofKey
            : !IsExposed(bucket, key) ? DeclarationFault.KeyOutOfReach
            : rest is not [var content] ? DeclarationFault.None
            : !content.IsReferenceType ? DeclarationFault.ContentNotAClass
            : !IsExposed(bucket, content) ? DeclarationFault.ContentOutOfReach
            : DeclarationFault.None;
    }

    /// <summary>Whether everyone who sees the bucket sees a type with all that it is made of.</summary>
    private static bool IsExposed(TypeModel bucket, ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsExposed(bucket, array.ElementType),
        INamedTypeSymbol { SpecialType: not SpecialType.None } => true,
        INamedTypeSymbol named => !IsFileLocal(named)
            && (IsPublic(named) || Reach.Exposes(bucket, TypeReader.Read(named.OriginalDefinition)))
            && AllArguments(named).All(argument => IsExposed(bucket, argument)),
        _ => true,
    };

    private static bool IsFileLocal(INamedTypeSymbol type) => type.IsFileLocal || (type.ContainingType is { } outer && IsFileLocal(outer));

    private static bool IsPublic(INamedTypeSymbol type) =>
        type.DeclaredAccessibility == Accessibility.Public && (type.ContainingType is not { } outer || IsPublic(outer));

    private static IEnumerable<ITypeSymbol> AllArguments(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? AllArguments(outer).Concat(type.TypeArguments) : type.TypeArguments;
}
