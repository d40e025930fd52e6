using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Flow;

/// <summary>A test for null, in any of its spellings.</summary>
/// <param name="Operand">What is tested.</param>
/// <param name="NullWhenTrue">Whether a true test says that the operand is null.</param>
internal readonly record struct NullTest(IOperation Operand, bool NullWhenTrue)
{
    public static NullTest? Read(IOperation operation) => operation switch
    {
        IIsNullOperation test => new NullTest(test.Operand, true),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => Read(not.Operand) is { } inner ? inner.Inverse() : null,
        IBinaryOperation { OperatorMethod: null, OperatorKind: BinaryOperatorKind.Equals } equal => Compare(equal, true),
        IBinaryOperation { OperatorMethod: null, OperatorKind: BinaryOperatorKind.NotEquals } unequal => Compare(unequal, false),
        IIsPatternOperation pattern => Match(pattern.Value, pattern.Pattern),
        _ => null,
    };

    /// <summary>The operation below conversions that do not change the object.</summary>
    public static IOperation Unconverted(IOperation operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null } conversion)
        {
            operation = conversion.Operand;
        }

        return operation;
    }

    private static NullTest? Compare(IBinaryOperation comparison, bool nullWhenTrue)
    {
        if (IsNull(comparison.RightOperand))
        {
            return new NullTest(comparison.LeftOperand, nullWhenTrue);
        }

        return IsNull(comparison.LeftOperand) ? new NullTest(comparison.RightOperand, nullWhenTrue) : null;
    }

    private static NullTest? Match(IOperation value, IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation constant when IsNull(constant.Value) => new NullTest(value, true),
        INegatedPatternOperation negated => Match(value, negated.Pattern) is { } inner ? inner.Inverse() : null,
        IRecursivePatternOperation
        {
            DeclaredSymbol: null,
            DeconstructSymbol: null,
            DeconstructionSubpatterns.IsEmpty: true,
            PropertySubpatterns.IsEmpty: true,
        } any when SymbolEqualityComparer.Default.Equals(any.InputType, any.NarrowedType) => new NullTest(value, false),
        _ => null,
    };

    private static bool IsNull(IOperation operation) => Unconverted(operation).ConstantValue is { HasValue: true, Value: null };

    private NullTest Inverse() => this with { NullWhenTrue = !NullWhenTrue };
}
