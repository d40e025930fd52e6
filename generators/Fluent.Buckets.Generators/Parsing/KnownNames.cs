using Microsoft.CodeAnalysis;

namespace Fluent.Buckets.Generators;

/// <summary>What the declarations and the generated code are called.</summary>
internal static class KnownNames
{
    public const string Namespace = "Fluent.Buckets";
    public const string BucketAttribute = "BucketAttribute";
    public const string StorageAttribute = "StorageAttribute";
    public const string ObjectKeyAttribute = "ObjectKeyAttribute";
    public const string BucketAttributeMetadataName = Namespace + "." + BucketAttribute;
    public const string KeyedBucketAttributeMetadataName = BucketAttributeMetadataName + "`1";
    public const string ContentBucketAttributeMetadataName = BucketAttributeMetadataName + "`2";
    public const string StorageAttributeMetadataName = Namespace + "." + StorageAttribute;
    public const string ObjectKeyAttributeMetadataName = Namespace + "." + ObjectKeyAttribute;

    /// <summary>The nested class in which a façade keeps its registry and its handles.</summary>
    public const string HandlesClass = "__FluentBuckets";

    /// <summary>The field of an instance façade that holds its <see cref="HandlesClass"/>.</summary>
    public const string HandlesField = "__fluentBuckets";

    /// <summary>The field of <see cref="HandlesClass"/> that holds the registry.</summary>
    public const string RegistryField = "__stores";

    /// <summary>The assembly that a façade's <c>Configure(IConfiguration)</c> needs.</summary>
    public const string ConfigurationAssembly = "Microsoft.Extensions.Configuration.Abstractions";

    private const string GeneratorPath = "Fluent.Buckets.Generators.StorageGenerator";

    public static bool IsBucketAttribute(AttributeData attribute) => IsDeclared(attribute.AttributeClass, BucketAttribute);

    public static bool IsStorageAttribute(AttributeData attribute) => IsDeclared(attribute.AttributeClass, StorageAttribute);

    public static bool IsObjectKeyAttribute(AttributeData attribute) => IsDeclared(attribute.AttributeClass, ObjectKeyAttribute);

    /// <summary>Whether a type is one of Fluent Buckets.</summary>
    public static bool IsDeclared(INamedTypeSymbol? type, string name) =>
        type is { ContainingType: null, ContainingNamespace: { Name: "Buckets", ContainingNamespace: { Name: "Fluent" } outer } }
        && outer.ContainingNamespace.IsGlobalNamespace
        && type.Name == name;

    /// <summary>Whether a file is one that the generator made. Analyzers see these too, the generator does not.</summary>
    public static bool IsGenerated(SyntaxTree? tree) => tree is not null && tree.FilePath.Contains(GeneratorPath);
}
