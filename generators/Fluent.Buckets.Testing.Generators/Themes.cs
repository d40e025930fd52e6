using Microsoft.CodeAnalysis;

namespace Fluent.Buckets.Testing.Generators;

/// <summary>The themes of the suite: every public abstract class of tests that the package holds.</summary>
internal static class Themes
{
    public const string Namespace = "Fluent.Buckets.Conformance";

    private const string Base = Namespace + ".ConformanceTest";
    private const string Assembly = "Fluent.Buckets.Testing";
    private const char Separator = ' ';

    /// <summary>The names as one string, which two runs compare by its content.</summary>
    public static string Join(IEnumerable<string> names) => string.Join(Separator.ToString(), names);

    public static string[] Split(string names) => names.Split([Separator], StringSplitOptions.RemoveEmptyEntries);

    public static string Of(Compilation compilation) => Package(compilation)?.GetTypeByMetadataName(Base) is { } test
        ? Join(
            test.ContainingNamespace.GetTypeMembers()
                .Where(type => type is { IsAbstract: true, DeclaredAccessibility: Accessibility.Public }
                    && SymbolEqualityComparer.Default.Equals(type.BaseType, test))
                .Select(type => type.Name)
                .OrderBy(name => name, StringComparer.Ordinal))
        : string.Empty;

    private static IAssemblySymbol? Package(Compilation compilation) =>
        compilation.SourceModule.ReferencedAssemblySymbols.FirstOrDefault(assembly => assembly.Name == Assembly);
}
