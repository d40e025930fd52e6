using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Values;

/// <summary>What is known of a <see cref="TimeSpan"/> at compile time. There are no constants of that type, so its usual spellings are read.</summary>
internal static class KnownTime
{
    /// <summary>The ticks of a time. Null means that they are not known.</summary>
    public static double? TicksOf(IOperation value, CancellationToken cancellationToken) => value switch
    {
        IConversionOperation { OperatorMethod: null } conversion => TicksOf(conversion.Operand, cancellationToken),
        IInvocationOperation { Instance: null, TargetMethod: { ContainingType: var type } method } call when IsTimeSpan(type) =>
            Sum(call.Arguments, method.Name.StartsWith("From", StringComparison.Ordinal) ? method.Name.Substring(4) : null),
        IObjectCreationOperation { Type: { } type, Arguments.Length: > 0 } creation when IsTimeSpan(type) => Sum(creation.Arguments, null),
        IBinaryOperation sum => Calculate(sum, cancellationToken),
        IFieldReferenceOperation field => OfField(field, cancellationToken),
        ILocalReferenceOperation local when LocalValues.Find(local, cancellationToken) is { } initial => TicksOf(initial, cancellationToken),
        _ => null,
    };

    /// <summary>The ticks of one unit, by the name of a parameter or of the end of a method.</summary>
    private static double? UnitOf(string? name) => name?.ToLowerInvariant() switch
    {
        "days" => TimeSpan.TicksPerDay,
        "hours" => TimeSpan.TicksPerHour,
        "minutes" => TimeSpan.TicksPerMinute,
        "seconds" => TimeSpan.TicksPerSecond,
        "milliseconds" => TimeSpan.TicksPerMillisecond,
        "microseconds" => TimeSpan.TicksPerMillisecond / 1000.0,
        "ticks" => 1,
        _ => null,
    };

    /// <param name="arguments">The arguments, each named after a unit, or <c>value</c>.</param>
    /// <param name="unit">The unit of <c>value</c>.</param>
    private static double? Sum(IEnumerable<IArgumentOperation> arguments, string? unit)
    {
        double? sum = 0;
        foreach (IArgumentOperation argument in arguments)
        {
            sum += NumberOf(argument.Value) * UnitOf(argument.Parameter?.Name == "value" ? unit : argument.Parameter?.Name);
        }

        return sum;
    }

    private static double? Calculate(IBinaryOperation operation, CancellationToken cancellationToken)
    {
        if (!IsTimeSpan(operation.Type))
        {
            return null;
        }

        double? left = TicksOf(operation.LeftOperand, cancellationToken) ?? NumberOf(operation.LeftOperand);
        double? right = TicksOf(operation.RightOperand, cancellationToken) ?? NumberOf(operation.RightOperand);
        return operation.OperatorKind switch
        {
            BinaryOperatorKind.Add => left + right,
            BinaryOperatorKind.Subtract => left - right,
            BinaryOperatorKind.Multiply => left * right,
            BinaryOperatorKind.Divide => left / right,
            _ => null,
        };
    }

    private static double? OfField(IFieldReferenceOperation reference, CancellationToken cancellationToken)
    {
        IFieldSymbol field = reference.Field;
        if (IsTimeSpan(field.ContainingType))
        {
            return field.Name switch { "MaxValue" => long.MaxValue, "Zero" => 0, _ => null };
        }

        // A static constructor may still set it, and a field of another file is not read.
        return field is { IsStatic: true, IsReadOnly: true, ContainingType: { } type }
            && !type.StaticConstructors.Any(constructor => !constructor.IsImplicitlyDeclared)
            && field.DeclaringSyntaxReferences is [{ } declaration]
            && declaration.SyntaxTree == reference.Syntax.SyntaxTree
            && declaration.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } initializer }
            && reference.SemanticModel?.GetOperation(initializer, cancellationToken) is { } value
            && !value.DescendantsAndSelf().OfType<IFieldReferenceOperation>().Any(other => !IsTimeSpan(other.Field.ContainingType))
                ? TicksOf(value, cancellationToken)
                : null;
    }

    private static double? NumberOf(IOperation value) =>
        value.ConstantValue is { HasValue: true, Value: int or long or double or float or short or byte or uint or ulong or sbyte or ushort } constant
            ? Convert.ToDouble(constant.Value, CultureInfo.InvariantCulture)
            : null;

    private static bool IsTimeSpan(ITypeSymbol? type) =>
        type is { Name: nameof(TimeSpan), ContainingNamespace: { Name: nameof(System), ContainingNamespace.IsGlobalNamespace: true } };
}
