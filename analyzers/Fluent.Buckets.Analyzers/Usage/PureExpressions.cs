using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Usage;

/// <summary>Tells the expressions that do nothing but compute a value, so that it does not matter when and in which order they run.</summary>
internal static class PureExpressions
{
    /// <summary>Whether an expression is the same bucket each time.</summary>
    public static bool IsStable(IOperation bucket, KnownTypes types) => bucket switch
    {
        IInstanceReferenceOperation instance => instance.Type?.IsValueType == false,
        ILocalReferenceOperation { Local.RefKind: RefKind.None } => true,
        IParameterReferenceOperation parameter => IsCapturable(parameter.Parameter),
        IFieldReferenceOperation field => field.Instance is null || IsStable(field.Instance, types),
        IPropertyReferenceOperation { Arguments.IsEmpty: true } property => property.Instance is null || IsStable(property.Instance, types),
        IInvocationOperation { TargetMethod.Name: "Within", Instance: { } view } call =>
            types.IsOurs(call.TargetMethod) && IsStable(view, types) && call.Arguments.All(argument => IsPure(argument.Value, null)),
        IConversionOperation { OperatorMethod: null } conversion => IsStable(conversion.Operand, types),
        _ => false,
    };

    /// <summary>Whether an expression is made of the item of a loop and of what is the same for all items.</summary>
    /// <param name="operation">The expression.</param>
    /// <param name="variable">The variable that holds the item. Null means that there is none.</param>
    public static bool IsPure(IOperation operation, ILocalSymbol? variable)
    {
        if (operation.ConstantValue.HasValue)
        {
            return true;
        }

        bool isAllowed = operation switch
        {
            ILocalReferenceOperation local => local.Local.RefKind == RefKind.None,
            IParameterReferenceOperation parameter => IsCapturable(parameter.Parameter),
            IInstanceReferenceOperation instance => instance.Type?.IsValueType == false,
            IFieldReferenceOperation => true,
            IPropertyReferenceOperation property => property.Arguments.IsEmpty && (property.Instance is not null || IsNoToken(property.Property)),
            IInvocationOperation call => IsComputation(call.TargetMethod),
            IConversionOperation conversion => conversion.OperatorMethod is null || IsMemory(conversion.Type),
            IBinaryOperation binary => binary.OperatorMethod is null || binary.Type?.SpecialType == SpecialType.System_String,
            IInterpolatedStringOperation or IInterpolatedStringTextOperation or IInterpolationOperation or IArgumentOperation or ILiteralOperation
                or IDefaultValueOperation => true,
            _ => false,
        };
        return isAllowed && !IsStream(operation.Type) && operation.ChildOperations.All(child => IsPure(child, variable));
    }

    public static bool DependsOn(IOperation operation, ILocalSymbol variable) =>
        operation.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Any(
            local => SymbolEqualityComparer.Default.Equals(local.Local, variable));

    /// <summary>Whether a lambda may use a parameter; the primary ones of a struct it may not.</summary>
    private static bool IsCapturable(IParameterSymbol parameter) =>
        parameter.RefKind == RefKind.None
        && parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType.IsValueType: true };

    private static bool IsComputation(IMethodSymbol method) =>
        method.ContainingType is { SpecialType: SpecialType.System_String }
            or { Name: "Path", ContainingNamespace: { Name: "IO", ContainingNamespace.Name: "System" } }
        || (method.Name == nameof(ToString)
            && method.ContainingType is { SpecialType: >= SpecialType.System_Boolean and <= SpecialType.System_Double }
                or { Name: "Guid", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } });

    private static bool IsNoToken(IPropertySymbol property) => property is { Name: "None", ContainingType.Name: "CancellationToken" };

    private static bool IsMemory(ITypeSymbol? type) => type is { Name: "ReadOnlyMemory", ContainingNamespace.Name: "System" };

    /// <summary>Whether a value has a position of its own, which several uses at once would share.</summary>
    private static bool IsStream(ITypeSymbol? type)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current is { Name: "Stream", ContainingNamespace: { Name: "IO", ContainingNamespace.Name: "System" } })
            {
                return true;
            }
        }

        return false;
    }
}
