using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Values;

/// <summary>Reads the text that a secret or an address is written with, also through the usual conversions to bytes and to an address.</summary>
internal static class KnownSecret
{
    /// <summary>What is known of the text. Null means that nothing is, or that it is not written as a text.</summary>
    public static string? TextOf(IOperation value) => value switch
    {
        IConversionOperation { ConstantValue.HasValue: false } conversion => TextOf(conversion.Operand),
        IUtf8StringOperation bytes => bytes.Value,
        IObjectCreationOperation { Type.Name: nameof(Uri), Arguments: [{ } text, ..] } => TextOf(text.Value),
        IInvocationOperation { TargetMethod: { Name: "ToArray", Parameters.Length: 0 }, Instance: { } bytes } => TextOf(bytes),
        IInvocationOperation
        {
            TargetMethod: { Name: "GetBytes" or "FromBase64String" or "FromHexString", ContainingType.Name: "Encoding" or "Convert" },
            Arguments: [{ } text],
        } => TextOf(text.Value),
        _ => KnownText.Of(value),
    };
}
