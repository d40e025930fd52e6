using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Values;

/// <summary>Takes an expression apart into the expressions that it may be, one of which is its value.</summary>
internal static class Leaves
{
    public static IEnumerable<IOperation> Of(IOperation value)
    {
        if (value.ConstantValue.HasValue)
        {
            return [value];
        }

        return value switch
        {
            IConversionOperation { OperatorMethod: null } conversion => Of(conversion.Operand),
            IConditionalOperation { WhenFalse: { } otherwise } choice => [.. Of(choice.WhenTrue), .. Of(otherwise)],
            ICoalesceOperation coalesce => [.. Of(coalesce.Value), .. Of(coalesce.WhenNull)],
            ISwitchExpressionOperation choice => choice.Arms.SelectMany(arm => Of(arm.Value)),
            _ => [value],
        };
    }

    /// <summary>The elements that a collection is written with. None where it is not written as a collection.</summary>
    public static IEnumerable<IOperation> ElementsOf(IOperation collection) => collection switch
    {
        IConversionOperation { OperatorMethod: null } conversion => ElementsOf(conversion.Operand),
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
        ICollectionExpressionOperation expression => expression.Elements.Where(element => element is not ISpreadOperation),
        IObjectCreationOperation { Initializer: { } initializer } => initializer.Initializers,
        _ => [],
    };
}
