using Microsoft.CodeAnalysis;

namespace Fluent.Buckets.Generators;

/// <summary>Reads a class with <c>[Storage]</c>.</summary>
internal static class FacadeReader
{
    public static FacadeModel Read(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        bool hasBase = type.TypeKind == TypeKind.Class && type.BaseType is { SpecialType: not SpecialType.System_Object };
        DeclarationFault fault = hasBase ? DeclarationFault.BaseClass : DeclarationCheck.Check(type, cancellationToken);
        return new FacadeModel(
            TypeReader.Read(type), fault, type.IsStatic, NamesOf(type), Taken(type));
    }

    private static GeneratedMembers Taken(INamedTypeSymbol type)
    {
        GeneratedMembers taken = MemberCollisions.Taken(MemberCollisions.Find(type, isFacade: true));
        if (DeclarationCheck.HasRequiredMember(type))
        {
            taken |= GeneratedMembers.FacadeInterface;
        }

        bool canConfigure = type.ContainingModule.ReferencedAssemblies.Any(
            static assembly => assembly.Name == KnownNames.ConfigurationAssembly);
        return canConfigure ? taken : taken | GeneratedMembers.ConfigureFromSettings;
    }

    private static EquatableArray<string> NamesOf(INamedTypeSymbol type)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (ISymbol member in type.GetMembers())
        {
            // The accessors of a property stand for it; what is overloaded by its parameters takes no property's place.
            if (MemberCollisions.IsOwn(member)
                && member is not IMethodSymbol { AssociatedSymbol: not null }
                && member is not IMethodSymbol { MethodKind: MethodKind.Ordinary, Name: ['g', 'e', 't', '_', ..], Parameters.Length: > 0 })
            {
                names.Add(member.Name);
            }
        }

        return new EquatableArray<string>([.. names]);
    }
}
