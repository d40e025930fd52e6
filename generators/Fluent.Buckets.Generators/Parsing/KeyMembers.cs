using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fluent.Buckets.Generators;

/// <summary>
/// Finds what a key is made of: the parameters of a record, else those of the one public constructor that has any, else the public
/// properties and fields that an initializer can set.
/// </summary>
internal static class KeyMembers
{
    /// <summary>The parameters with their types, in the order of their declaration.</summary>
    /// <param name="type">The key's type.</param>
    /// <param name="fault">Why they cannot be found.</param>
    public static List<(KeyParameter Parameter, ITypeSymbol Type)> Find(INamedTypeSymbol type, out DeclarationFault fault)
    {
        IMethodSymbol[] constructors =
        [
            .. type.InstanceConstructors.Where(constructor => constructor is { IsImplicitlyDeclared: false, Parameters.Length: > 0 }
                && constructor.DeclaredAccessibility == Accessibility.Public),
        ];
        IMethodSymbol? primary = constructors.FirstOrDefault(static constructor =>
            constructor.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax() is TypeDeclarationSyntax);
        bool isOfRecord = type.IsRecord && primary is not null;
        IMethodSymbol? chosen = isOfRecord ? primary : constructors.Length == 1 ? constructors[0] : null;
        if (chosen is null)
        {
            fault = constructors.Length > 1 ? DeclarationFault.SeveralConstructors : DeclarationFault.None;
            return FindSettable(type);
        }

        var found = new List<(KeyParameter, ITypeSymbol)>();
        fault = HasRequiredMember(type) ? DeclarationFault.RequiredMember : DeclarationFault.None;
        foreach (IParameterSymbol parameter in chosen.Parameters)
        {
            string? member = FindReadable(type, parameter, isOfRecord);
            if (member is null || parameter.RefKind is RefKind.Ref or RefKind.Out)
            {
                fault = DeclarationFault.UnreadableParameter;
            }
            else
            {
                found.Add((new KeyParameter(member, parameter.Name), parameter.Type));
            }
        }

        return found;
    }

    /// <summary>The member that gives back what a parameter was given: of the same name, or with its first letter in upper case.</summary>
    private static string? FindReadable(INamedTypeSymbol type, IParameterSymbol parameter, bool isOfRecord)
    {
        if (isOfRecord || parameter.Name.Length == 0)
        {
            return parameter.Name.Length == 0 ? null : parameter.Name;
        }

        string upper = char.ToUpperInvariant(parameter.Name[0]) + parameter.Name.Substring(1);
        foreach (string name in new[] { parameter.Name, upper })
        {
            foreach (ISymbol member in type.GetMembers(name))
            {
                if (!member.IsStatic && SymbolEqualityComparer.Default.Equals(TypeOf(member), parameter.Type))
                {
                    return name;
                }
            }
        }

        return null;
    }

    private static List<(KeyParameter Parameter, ITypeSymbol Type)> FindSettable(INamedTypeSymbol type)
    {
        var found = new List<(KeyParameter, ITypeSymbol)>();
        foreach (ISymbol member in type.GetMembers())
        {
            bool isSettable = member switch
            {
                IPropertySymbol property => property is { GetMethod: not null, SetMethod: not null, IsIndexer: false },
                IFieldSymbol field => field is { IsReadOnly: false, IsConst: false },
                _ => false,
            };
            if (isSettable && member is { IsStatic: false, IsImplicitlyDeclared: false, DeclaredAccessibility: Accessibility.Public })
            {
                found.Add((new KeyParameter(member.Name, null), TypeOf(member)!));
            }
        }

        return found;
    }

    private static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IPropertySymbol { GetMethod: not null, IsIndexer: false } property => property.Type,
        IFieldSymbol field => field.Type,
        _ => null,
    };

    private static bool HasRequiredMember(INamedTypeSymbol type) =>
        type.GetMembers().Any(static member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true });
}
