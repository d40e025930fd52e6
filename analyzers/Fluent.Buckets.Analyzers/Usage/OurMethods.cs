using Microsoft.CodeAnalysis;

namespace Fluent.Buckets.Analyzers.Usage;

/// <summary>Tells our own methods, and those that the generator makes, from an app's.</summary>
internal static class OurMethods
{
    public static bool IsOurs(this KnownTypes types, ISymbol member) =>
        SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, types.Assembly);

    public static bool IsOursOrGenerated(this KnownTypes types, IMethodSymbol method) =>
        types.IsOurs(method)
        || method.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "GeneratedCodeAttribute" });
}
