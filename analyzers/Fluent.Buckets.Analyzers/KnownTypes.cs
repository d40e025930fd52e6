using Microsoft.CodeAnalysis;

namespace Fluent.Buckets.Analyzers;

/// <summary>Our own types as one compilation sees them. Resolve them once per compilation.</summary>
internal sealed class KnownTypes
{
    private const string AssemblyName = "Fluent.Buckets";

    private KnownTypes(IAssemblySymbol assembly)
    {
        Assembly = assembly;
        StorageAttribute = Find(assembly, "StorageAttribute");
        BucketAttribute = Find(assembly, "BucketAttribute");
        Bucket = Find(assembly, "Bucket");
        UploadTarget = Find(assembly, "UploadTarget");
        NewObject = Find(assembly, "NewObject");
        StorageOperation = Find(assembly, "StorageOperation`1");
        StorageListing = Find(assembly, "StorageListing`1");
        ObjectWriter = Find(assembly, "ObjectWriter");
        ObjectReader = Find(assembly, "ObjectReader");
    }

    /// <summary>The assembly that our types are in.</summary>
    public IAssemblySymbol Assembly { get; }

    public INamedTypeSymbol? StorageAttribute { get; }

    public INamedTypeSymbol? BucketAttribute { get; }

    public INamedTypeSymbol? Bucket { get; }

    public INamedTypeSymbol? UploadTarget { get; }

    public INamedTypeSymbol? NewObject { get; }

    /// <summary>The definition of <c>StorageOperation&lt;T&gt;</c>.</summary>
    public INamedTypeSymbol? StorageOperation { get; }

    /// <summary>The definition of <c>StorageListing&lt;T&gt;</c>.</summary>
    public INamedTypeSymbol? StorageListing { get; }

    public INamedTypeSymbol? ObjectWriter { get; }

    public INamedTypeSymbol? ObjectReader { get; }

    /// <summary>Resolves the types. Null means that the compilation neither references nor is Fluent.Buckets.</summary>
    public static KnownTypes? Resolve(Compilation compilation)
    {
        if (compilation.AssemblyName == AssemblyName)
        {
            return new KnownTypes(compilation.Assembly);
        }

        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (assembly.Identity.Name == AssemblyName)
            {
                return new KnownTypes(assembly);
            }
        }

        return null;
    }

    private static INamedTypeSymbol? Find(IAssemblySymbol assembly, string name) =>
        assembly.GetTypeByMetadataName($"Fluent.Buckets.{name}");
}
