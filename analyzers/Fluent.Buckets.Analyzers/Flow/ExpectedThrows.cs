using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Flow;

/// <summary>
/// Tells the functions that a test expects to throw, by the names that every test library has in such a place: <c>Assert.Throws(…)</c>,
/// <c>Assert.That(…, Throws.…)</c>, <c>act.Should().Throw()</c>, <c>Record.Exception(…)</c>. Arguments are checked at once, and such a function has no
/// other purpose.
/// </summary>
internal static class ExpectedThrows
{
    /// <summary>Whether a lambda is expected to throw, where it stands or through the local that holds it.</summary>
    public static bool Has(IFlowAnonymousFunctionOperation lambda, ControlFlowGraph graph)
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

        return value.Parent is ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } }
            && graph.Operations().OfType<ILocalReferenceOperation>().Any(
                reference => SymbolEqualityComparer.Default.Equals(reference.Local, local) && IsExpected(reference));
    }

    /// <summary>Whether a local function is expected to throw.</summary>
    public static bool Has(IMethodSymbol function, ControlFlowGraph graph) =>
        graph.Operations().OfType<IMethodReferenceOperation>().Any(
            reference => SymbolEqualityComparer.Default.Equals(reference.Method, function)
                && reference.Parent is IDelegateCreationOperation made
                && IsExpected(made));

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
