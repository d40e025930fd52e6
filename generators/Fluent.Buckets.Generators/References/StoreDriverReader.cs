using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Fluent.Buckets.Generators;

/// <summary>
/// Finds the drivers that referenced assemblies offer. It reads the references alone, in a compilation without sources, so that an edit of the
/// app does not make it run again.
/// </summary>
internal static class StoreDriverReader
{
    public static EquatableArray<StoreDriverModel> Read(ImmutableArray<MetadataReference> references, CancellationToken cancellationToken)
    {
        var compilation = CSharpCompilation.Create("References", references: references);
        var drivers = new List<StoreDriverModel>();
        foreach (MetadataReference reference in references)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (IsGlobal(reference) && compilation.GetAssemblyOrModuleSymbol(reference) is IAssemblySymbol assembly && KnowsTheCore(assembly))
            {
                drivers.AddRange(DriversOf(assembly));
            }
        }

        return new EquatableArray<StoreDriverModel>(
        [
            .. drivers.Distinct()
                .OrderBy(static driver => driver.Scheme, StringComparer.Ordinal)
                .ThenBy(static driver => driver.Driver, StringComparer.Ordinal),
        ]);
    }

    /// <summary>Whether names of a reference can be written after <c>global::</c>.</summary>
    private static bool IsGlobal(MetadataReference reference) =>
        reference.Properties.Aliases.IsDefaultOrEmpty || reference.Properties.Aliases.Contains(MetadataReferenceProperties.GlobalAlias);

    /// <summary>Spares the attributes of all assemblies that cannot have the one that is looked for.</summary>
    private static bool KnowsTheCore(IAssemblySymbol assembly) => assembly.Modules.Any(
        static module => module.ReferencedAssemblies.Any(static referenced => referenced.Name == KnownNames.Namespace));

    private static IEnumerable<StoreDriverModel> DriversOf(IAssemblySymbol assembly)
    {
        foreach (AttributeData attribute in assembly.GetAttributes())
        {
            if (KnownNames.IsDeclared(attribute.AttributeClass, "StoreDriverAttribute")
                && attribute.ConstructorArguments is [{ Value: string scheme }, { Value: INamedTypeSymbol driver }]
                && scheme.Length > 1
                && Uri.CheckSchemeName(scheme)
                && IsUsable(driver))
            {
                yield return new StoreDriverModel(
                    scheme.ToLowerInvariant(), driver.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat));
            }
        }
    }

    /// <summary>Whether the registration compiles: the driver is public, and has what opens a store URL.</summary>
    private static bool IsUsable(INamedTypeSymbol driver)
    {
        for (INamedTypeSymbol? type = driver; type is not null; type = type.ContainingType)
        {
            if (type.DeclaredAccessibility != Accessibility.Public || type.Arity > 0)
            {
                return false;
            }
        }

        bool isDriver = false;
        for (INamedTypeSymbol? parent = driver.BaseType; parent is not null; parent = parent.BaseType)
        {
            isDriver |= KnownNames.IsDeclared(parent, "StoreDriver");
        }

        return isDriver && driver.AllInterfaces.Any(static one => KnownNames.IsDeclared(one, "IStoreUrlDriver"));
    }
}
