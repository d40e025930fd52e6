using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Values;

/// <summary>Finds the value of locals that are given one where they are declared, and never another.</summary>
internal static class LocalValues
{
    /// <summary>The value of such a local. Null means that it is none. The value stands before the reference, so that following values ends.</summary>
    public static IOperation? Find(ILocalReferenceOperation reference, CancellationToken cancellationToken)
    {
        ILocalSymbol local = reference.Local;
        return !local.IsRef
            && local.DeclaringSyntaxReferences is [{ } declaration]
            && declaration.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } initializer }
            && initializer.SyntaxTree == reference.Syntax.SyntaxTree
            && initializer.Span.End <= reference.Syntax.SpanStart
            && !ReferencesTo(local, reference).Any(IsWritten)
                ? reference.SemanticModel?.GetOperation(initializer, cancellationToken)
                : null;
    }

    /// <summary>The references to a local in the whole member that a reference is in.</summary>
    public static IEnumerable<ILocalReferenceOperation> ReferencesTo(ILocalSymbol local, IOperation near) => Root(near)
        .DescendantsAndSelf()
        .OfType<ILocalReferenceOperation>()
        .Where(other => SymbolEqualityComparer.Default.Equals(other.Local, local));

    /// <summary>The operation of the whole member that an operation is in.</summary>
    public static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }

    private static bool IsWritten(ILocalReferenceOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == reference || assignment is ISimpleAssignmentOperation { IsRef: true },
        IIncrementOrDecrementOperation or IAddressOfOperation or ITupleOperation { Parent: IDeconstructionAssignmentOperation } => true,
        IArgumentOperation argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.IsRef: true } } => true,
        _ => false,
    };
}
