using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers;

/// <summary>
/// Tells the functions that a test expects to throw, by the names that every test library has in such a place: <c>Assert.Throws(…)</c>,
/// <c>Assert.That(…, Throws.…)</c>, <c>act.Should().Throw()</c>, <c>Record.Exception(…)</c>. What is wrong in such a function is wrong on purpose.
/// </summary>
internal static class ExpectedFaults
{
    /// <summary>Whether an operation is in a function that is expected to throw.</summary>
    public static bool AreAround(IOperation operation)
    {
        for (IOperation? outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            bool isExpected = outer switch
            {
                IAnonymousFunctionOperation lambda => Has(lambda, Function(lambda).DescendantsAndSelf()),
                ILocalFunctionOperation { Symbol: { } function } => Has(function, Function(outer).DescendantsAndSelf()),
                _ => false,
            };
            if (isExpected)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a lambda is expected to throw, where it stands or through the local that holds it.</summary>
    /// <param name="lambda">The lambda, as it is written or in a control flow graph.</param>
    /// <param name="scope">The operations around it.</param>
    public static bool Has(IOperation lambda, IEnumerable<IOperation> scope)
    {
        if (lambda.Parent is not IDelegateCreationOperation function)
        {
            return false;
        }

        if (IsExpected(function))
        {
            return true;
        }

        IOperation value = function;
        while (value.Parent is IConversionOperation conversion)
        {
            value = conversion;
        }

        return HolderOf(value) is { } local
            && scope.OfType<ILocalReferenceOperation>().Any(
                reference => SymbolEqualityComparer.Default.Equals(reference.Local, local) && IsExpected(reference));
    }

    /// <summary>Whether a local function is expected to throw.</summary>
    public static bool Has(IMethodSymbol function, IEnumerable<IOperation> scope) =>
        scope.OfType<IMethodReferenceOperation>().Any(
            reference => SymbolEqualityComparer.Default.Equals(reference.Method, function)
                && reference.Parent is IDelegateCreationOperation made
                && IsExpected(made));

    private static IOperation Function(IOperation operation)
    {
        IOperation root = operation;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        return root;
    }

    /// <summary>The local that a value goes into. A declaration is an assignment in a control flow graph.</summary>
    private static ILocalSymbol? HolderOf(IOperation value) => value.Parent switch
    {
        ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var assigned } } => assigned,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var declared } } => declared,
        _ => null,
    };

    /// <summary>Whether a function goes into a call, or into a chain of calls, of which one says that it throws.</summary>
    private static bool IsExpected(IOperation function)
    {
        IOperation current = function;
        while (current.Parent is { } parent)
        {
            switch (parent)
            {
                case IArgumentOperation or IConversionOperation or IParenthesizedOperation or IAwaitOperation:
                case IPropertyReferenceOperation property when property.Instance == current:
                    break;
                case IInvocationOperation call:
                    if (SaysThrow(call.TargetMethod) || call.Arguments.Any(argument => argument != current && SaysThrow(argument.Value)))
                    {
                        return true;
                    }

                    break;
                default:
                    return false;
            }

            current = parent;
        }

        return false;
    }

    private static bool SaysThrow(IOperation argument) => argument.DescendantsAndSelf().Any(part => part switch
    {
        IInvocationOperation call => SaysThrow(call.TargetMethod),
        IPropertyReferenceOperation property => SaysThrow(property.Property),
        _ => false,
    });

    private static bool SaysThrow(ISymbol member) =>
        Has(member.Name, "Throw") || Has(member.Name, "Exception") || (member.IsStatic && Has(member.ContainingType.Name, "Throw"));

    private static bool Has(string name, string word) => name.IndexOf(word, StringComparison.Ordinal) >= 0;
}
