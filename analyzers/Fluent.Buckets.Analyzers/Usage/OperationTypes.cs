using Microsoft.CodeAnalysis;

namespace Fluent.Buckets.Analyzers.Usage;

/// <summary>Tells operations and listings, and the methods that build and modify them.</summary>
internal sealed class OperationTypes
{
    private readonly KnownTypes _types;
    private readonly INamedTypeSymbol _operation;
    private readonly INamedTypeSymbol _listing;

    private OperationTypes(KnownTypes types, INamedTypeSymbol operation, INamedTypeSymbol listing)
    {
        _types = types;
        _operation = operation;
        _listing = listing;
    }

    public static OperationTypes? Resolve(KnownTypes types) =>
        types is { StorageOperation: { } operation, StorageListing: { } listing } ? new OperationTypes(types, operation, listing) : null;

    public bool IsOperation(ITypeSymbol? type) => Derives(type, _operation);

    public bool IsListing(ITypeSymbol? type) => Derives(type, _listing);

    public bool IsTracked(ITypeSymbol? type) => IsOperation(type) || IsListing(type);

    /// <summary>
    /// Whether a method is a verb: ours, and it builds an operation or a listing. What other methods give may be running already, or be
    /// kept elsewhere.
    /// </summary>
    public bool IsVerb(IMethodSymbol method) =>
        method.ReturnType is INamedTypeSymbol { TypeKind: TypeKind.Class } result
        && IsTracked(result)
        && !IsModifier(method)
        && _types.IsOursOrGenerated(method);

    /// <summary>Whether a method changes an operation or a listing and gives it back.</summary>
    public bool IsModifier(IMethodSymbol method) =>
        !method.IsStatic
        && _types.IsOurs(method)
        && IsTracked(method.ContainingType)
        && (Derives(method.ReturnType, method.ContainingType.OriginalDefinition)
            || method.OriginalDefinition.ReturnType is ITypeParameterSymbol);

    /// <summary>What awaiting an operation of a type gives. Null means that the type is no operation.</summary>
    public ITypeSymbol? ResultOf(ITypeSymbol? type)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, _operation))
            {
                return ((INamedTypeSymbol)current).TypeArguments[0];
            }
        }

        return null;
    }

    private static bool Derives(ITypeSymbol? type, INamedTypeSymbol definition)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, definition))
            {
                return true;
            }
        }

        return false;
    }
}
