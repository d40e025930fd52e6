using Microsoft.CodeAnalysis;

namespace Fluent.Buckets.Benchmarks;

/// <summary>Finds the buckets and keys as the real generator does, and makes nothing of them.</summary>
internal sealed class BareGenerator : IIncrementalGenerator
{
    private static readonly string[] Attributes =
        ["Fluent.Buckets.BucketAttribute", "Fluent.Buckets.BucketAttribute`2", "Fluent.Buckets.ObjectKeyAttribute"];

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        foreach (string attribute in Attributes)
        {
            context.RegisterSourceOutput(
                context.SyntaxProvider.ForAttributeWithMetadataName(
                    attribute, static (_, _) => true, static (target, _) => target.TargetSymbol.Name),
                static (_, _) => { });
        }
    }
}
