using System.Collections.Immutable;
using Fluent.Buckets.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Usage;

/// <summary>What a loop goes over: whether all of it can be taken at once, and in any order.</summary>
internal static class LoopSequences
{
    private static readonly ImmutableArray<string> OrderedTypes = ["Sorted", "Ordered", "Queue", "Stack", "Linked"];

    /// <summary>Whether a collection gives items as they are; one that is sent to a database is no sequence of ours.</summary>
    public static bool AreItems(IOperation collection, ITypeSymbol item) =>
        NullTest.Unconverted(collection).Type is { } type
        && Shapes(type).Any(shape => IsEnumerable(shape) && SymbolEqualityComparer.Default.Equals(shape.TypeArguments[0], item))
        && !Shapes(type).Any(shape => shape.Name == "IQueryable");

    /// <summary>Whether a sequence is the files of one folder, without those below it.</summary>
    public static bool IsOneFolder(IOperation collection) =>
        NullTest.Unconverted(collection) is IInvocationOperation
        {
            TargetMethod: { Name: "EnumerateFiles" or "GetFiles", ContainingType: { Name: "Directory", ContainingNamespace.Name: "IO" } },
            Arguments.Length: <= 2,
        };

    public static bool IsDictionary(IOperation collection) =>
        NullTest.Unconverted(collection).Type is { } type && Shapes(type).Any(shape => shape.Name is "IDictionary" or "IReadOnlyDictionary");

    /// <summary>
    /// Whether somebody has put the items in an order, which then may matter: sorted them, written them one by one, or queued them. Or whether the items
    /// come one by one from a method of the app's own, which may wait for the next one, or never end.
    /// </summary>
    public static bool MayHaveOrderOrNoEnd(IOperation collection)
    {
        IOperation current = NullTest.Unconverted(collection);
        return IsOrdered(current.Type) || current switch
        {
            IAwaitOperation awaited => MayHaveOrderOrNoEnd(awaited.Operation),
            IConditionalOperation { WhenFalse: { } other } choice => MayHaveOrderOrNoEnd(choice.WhenTrue) || MayHaveOrderOrNoEnd(other),
            ICoalesceOperation choice => MayHaveOrderOrNoEnd(choice.Value) || MayHaveOrderOrNoEnd(choice.WhenNull),
            IArrayCreationOperation { Initializer: not null } or IObjectCreationOperation { Initializer: not null } => true,
            ICollectionExpressionOperation written => written.Elements.Any(
                element => element is not ISpreadOperation spread || MayHaveOrderOrNoEnd(spread.Operand)),
            IInvocationOperation call => GivesOrder(call.TargetMethod)
                || MayNotEnd(call.TargetMethod)
                || (SourceOf(call) is { } source && MayHaveOrderOrNoEnd(source)),
            ILocalReferenceOperation local => IsPutInOrder(local, local.Local)
                || (InitializerOf(local) is { } initializer && MayHaveOrderOrNoEnd(initializer)),
            IParameterReferenceOperation parameter => IsPutInOrder(parameter, parameter.Parameter),
            _ => false,
        };
    }

    private static bool IsOrdered(ITypeSymbol? type) =>
        type is not null
        && (type.ContainingNamespace is { Name: "Concurrent", ContainingNamespace.Name: "Collections" }
            || OrderedTypes.Any(word => type.Name.Contains(word))
            || type.AllInterfaces.Any(shape => shape.Name == "IOrderedEnumerable"));

    private static bool GivesOrder(IMethodSymbol method) =>
        method.Name is "Order" or "OrderDescending" or "Reverse" or "Sort" or "Prepend" or "Append"
        || method.Name.StartsWith("OrderBy", StringComparison.Ordinal)
        || method.Name.StartsWith("ThenBy", StringComparison.Ordinal);

    /// <summary>Whether a method gives items one by one, and is not known to come to an end.</summary>
    private static bool MayNotEnd(IMethodSymbol method) =>
        method.ReturnType is INamedTypeSymbol type
        && IsEnumerable(type)
        && method.ContainingNamespace is not { Name: "Linq" or "IO", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>What a call takes its items from.</summary>
    private static IOperation? SourceOf(IInvocationOperation call) =>
        call.Instance ?? (call.TargetMethod.IsExtensionMethod ? call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value : null);

    /// <summary>What a local starts with. Only what stands before the use counts: code with errors may have a local start with itself.</summary>
    private static IOperation? InitializerOf(ILocalReferenceOperation local) => Function(local).DescendantsAndSelf()
        .OfType<IVariableDeclaratorOperation>()
        .FirstOrDefault(declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, local.Local)
            && declarator.Syntax.Span.End <= local.Syntax.SpanStart)
        ?.GetVariableInitializer()?.Value;

    /// <summary>Whether a function sorts or reverses what a variable holds, as in <c>keys.Sort()</c> and <c>Array.Sort(files)</c>.</summary>
    private static bool IsPutInOrder(IOperation use, ISymbol variable) => Function(use).DescendantsAndSelf()
        .OfType<IInvocationOperation>()
        .Any(call => call.TargetMethod.Name is "Sort" or "Reverse"
            && call.Arguments.Select(argument => argument.Value).Append(call.Instance).Any(value => Refers(value, variable)));

    private static bool Refers(IOperation? operation, ISymbol variable) =>
        (operation is null ? null : NullTest.Unconverted(operation)) switch
        {
            ILocalReferenceOperation local => SymbolEqualityComparer.Default.Equals(local.Local, variable),
            IParameterReferenceOperation parameter => SymbolEqualityComparer.Default.Equals(parameter.Parameter, variable),
            _ => false,
        };

    private static IOperation Function(IOperation operation)
    {
        IOperation root = operation;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        return root;
    }

    private static bool IsEnumerable(INamedTypeSymbol type) =>
        type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T;

    private static IEnumerable<INamedTypeSymbol> Shapes(ITypeSymbol type) =>
        type is INamedTypeSymbol named ? type.AllInterfaces.Prepend(named) : type.AllInterfaces;
}
