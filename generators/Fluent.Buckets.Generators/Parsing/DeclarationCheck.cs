using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fluent.Buckets.Generators;

/// <summary>
/// Whether a class can be served at all. The generator emits nothing for one that cannot, since a part of it would only add compiler
/// errors, and these hide the analyzers' own in a build.
/// </summary>
internal static class DeclarationCheck
{
    /// <summary>The first fault of a class, whatever its attribute says. What adding <c>partial</c> would cure comes last.</summary>
    public static DeclarationFault Check(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        Check(type, isKey: false, cancellationToken);

    /// <summary>The first fault of a key's type, whatever its template says.</summary>
    public static DeclarationFault CheckKey(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        Check(type, isKey: true, cancellationToken);

    /// <summary>Whether each part of a type that a person wrote is partial.</summary>
    public static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        foreach (SyntaxReference part in type.DeclaringSyntaxReferences)
        {
            if (part.GetSyntax(cancellationToken) is TypeDeclarationSyntax syntax && !syntax.Modifiers.Any(SyntaxKind.PartialKeyword))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether whoever makes an instance must set a member.</summary>
    public static bool HasRequiredMember(INamedTypeSymbol type)
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

    private static DeclarationFault Check(INamedTypeSymbol type, bool isKey, CancellationToken cancellationToken)
    {
        if (CountAttributes(type) > 1)
        {
            return DeclarationFault.SeveralAttributes;
        }

        for (ISymbol? named = type; named is INamedTypeSymbol or INamespaceSymbol { IsGlobalNamespace: false }; named = named.ContainingSymbol)
        {
            if (named.Name.Length == 0)
            {
                return DeclarationFault.HalfWritten;
            }
        }

        DeclarationFault fault = isKey ? CheckKindOfKey(type) : CheckKind(type);
        if (fault == DeclarationFault.None)
        {
            fault = CheckSyntax(type, isKey, cancellationToken);
        }

        return fault;
    }

    private static int CountAttributes(INamedTypeSymbol type)
    {
        int count = 0;
        foreach (AttributeData attribute in type.GetAttributes())
        {
            if (KnownNames.IsBucketAttribute(attribute)
                || KnownNames.IsStorageAttribute(attribute)
                || KnownNames.IsObjectKeyAttribute(attribute))
            {
                count++;
            }
        }

        return count;
    }

    private static DeclarationFault CheckKind(INamedTypeSymbol type)
    {
        if (type.IsRecord)
        {
            return DeclarationFault.Record;
        }

        if (type.TypeKind != TypeKind.Class)
        {
            return DeclarationFault.Struct;
        }

        if (type.Arity > 0)
        {
            return DeclarationFault.Generic;
        }

        if (type.IsFileLocal)
        {
            return DeclarationFault.FileLocal;
        }

        // A static class is abstract and sealed at once.
        if (type.IsAbstract && !type.IsStatic)
        {
            return DeclarationFault.Abstract;
        }

        return DeclarationFault.None;
    }

    private static DeclarationFault CheckKindOfKey(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class, IsRecord: false } ? DeclarationFault.PlainClass
        : type.IsRefLikeType ? DeclarationFault.RefStruct
        : type.Arity > 0 ? DeclarationFault.Generic
        : type.IsFileLocal ? DeclarationFault.FileLocal
        : type.IsAbstract ? DeclarationFault.Abstract
        : type is { TypeKind: TypeKind.Class, BaseType.SpecialType: not SpecialType.System_Object } ? DeclarationFault.BaseClass
        : DeclarationFault.None;

    private static DeclarationFault CheckSyntax(INamedTypeSymbol type, bool isKey, CancellationToken cancellationToken)
    {
        foreach (SyntaxReference part in type.DeclaringSyntaxReferences)
        {
            if (!isKey && part.GetSyntax(cancellationToken) is TypeDeclarationSyntax { ParameterList: not null })
            {
                return DeclarationFault.PrimaryConstructor;
            }
        }

        bool containersArePartial = true;
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            if (outer.Arity > 0)
            {
                return DeclarationFault.GenericContainer;
            }

            if (outer.IsFileLocal)
            {
                return DeclarationFault.FileLocalContainer;
            }

            containersArePartial &= IsPartial(outer, cancellationToken);
        }

        return !IsPartial(type, cancellationToken) ? DeclarationFault.NotPartial
            : !containersArePartial ? DeclarationFault.ContainerNotPartial
            : DeclarationFault.None;
    }
}
