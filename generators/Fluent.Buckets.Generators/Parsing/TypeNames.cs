using Microsoft.CodeAnalysis;

namespace Fluent.Buckets.Generators;

/// <summary>Types as C# text that means the same in any file.</summary>
internal static class TypeNames
{
    /// <summary>A type from <c>global::</c> on, without marks of nullable references.</summary>
    public static string Of(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
}
