using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Flow;

/// <summary>The locals that more than one name or function can reach, so that their value cannot be followed.</summary>
internal static class SharedLocals
{
    /// <summary>Finds the locals that a lambda or local function captures, and those that a reference or pointer points to.</summary>
    public static HashSet<ILocalSymbol> Find(IEnumerable<IOperation> roots, ISymbol owner)
    {
        var shared = new HashSet<ILocalSymbol>(SymbolEqualityComparer.Default);
        foreach (IOperation root in roots)
        {
            Collect(root, owner, shared);
        }

        return shared;
    }

    private static void Collect(IOperation operation, ISymbol function, HashSet<ILocalSymbol> shared)
    {
        ISymbol inner = operation switch
        {
            IAnonymousFunctionOperation lambda => lambda.Symbol,
            ILocalFunctionOperation local => local.Symbol,
            _ => function,
        };

        if (operation is ILocalReferenceOperation reference
            && (!SymbolEqualityComparer.Default.Equals(reference.Local.ContainingSymbol, inner) || IsReferredTo(reference)))
        {
            shared.Add(reference.Local);
        }

        foreach (IOperation child in operation.ChildOperations)
        {
            Collect(child, inner, shared);
        }
    }

    private static bool IsReferredTo(ILocalReferenceOperation reference) =>
        reference.Local.RefKind != RefKind.None
        || reference.Parent is IAddressOfOperation
        || reference.Parent is IArgumentOperation { Parameter.RefKind: not (RefKind.None or RefKind.Out) }
        || reference.Parent is ISimpleAssignmentOperation { IsRef: true }
        || reference.Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None } }
        || reference.Parent is IConditionalOperation { IsRef: true };
}
