using Microsoft.CodeAnalysis;

namespace Fluent.Buckets.Testing.Generators;

/// <summary>A harness that asks for the suite.</summary>
/// <param name="FullName">Its name in code.</param>
/// <param name="SuiteNamespace">The namespace that its test classes lie in: <c>OnCeph</c> beside <c>CephHarness</c>.</param>
/// <param name="Without">The themes that it leaves out, as <see cref="Themes"/> writes them.</param>
internal sealed record Harness(string FullName, string SuiteNamespace, string Without)
{
    private const string Suffix = "Harness";

    public static Harness Of(ISymbol type, AttributeData attribute)
    {
        string name = type.Name.EndsWith(Suffix, StringComparison.Ordinal) && type.Name.Length > Suffix.Length
            ? type.Name.Substring(0, type.Name.Length - Suffix.Length)
            : type.Name;
        string outer = type.ContainingNamespace.IsGlobalNamespace ? string.Empty : type.ContainingNamespace.ToDisplayString() + ".";
        return new Harness(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), $"{outer}On{name}", Themes.Join(LeftOut(attribute)));
    }

    private static IEnumerable<string> LeftOut(AttributeData attribute) =>
        from argument in attribute.NamedArguments
        where argument.Key == "Without" && !argument.Value.IsNull
        from value in argument.Value.Values
        where value.Value is ITypeSymbol
        select ((ITypeSymbol)value.Value!).Name;
}
