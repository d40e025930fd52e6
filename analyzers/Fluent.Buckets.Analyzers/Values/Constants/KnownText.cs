using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Values;

/// <summary>
/// What is known of a text at compile time. What only the run tells, such as <c>{id}</c> of an interpolation, is one <see cref="Hole"/>: any text, also
/// none.
/// </summary>
internal static class KnownText
{
    /// <summary>Stands for unknown text. It is no character, so that no text that anybody means holds it.</summary>
    public const char Hole = '\uFFFF';

    private const string Unknown = "\uFFFF";

    /// <summary>What is known of a text. Null means that nothing is.</summary>
    public static string? Of(IOperation value)
    {
        string text = Read(value);
        return text == Unknown ? null : text;
    }

    /// <summary>The whole text. Null means that it is not all known.</summary>
    public static string? WholeOf(IOperation value) => Of(value) is { } text && text.IndexOf(Hole) < 0 ? text : null;

    private static string Read(IOperation value)
    {
        if (value.ConstantValue is { HasValue: true, Value: var constant })
        {
            return constant switch { string text => text, char c => c.ToString(), _ => Unknown };
        }

        return value switch
        {
            IInterpolatedStringOperation interpolation => string.Concat(interpolation.Parts.Select(ReadPart)),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String, OperatorMethod: null } sum =>
                Read(sum.LeftOperand) + Read(sum.RightOperand),
            IConversionOperation { OperatorMethod: null } conversion => Read(conversion.Operand),
            _ => Unknown,
        };
    }

    private static string ReadPart(IInterpolatedStringContentOperation part) => part switch
    {
        IInterpolatedStringTextOperation text => Read(text.Text),
        IInterpolationOperation { Alignment: null, FormatString: null } hole => Read(hole.Expression),
        _ => Unknown,
    };
}
