using Microsoft.CodeAnalysis;

namespace Fluent.Buckets.Benchmarks;

/// <summary>Finds the buckets as the real generator does, and makes nothing of them.</summary>
internal sealed class BareGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
        context.SyntaxProvider.ForAttributeWithMetadataName(
            "Fluent.Buckets.BucketAttribute", static (_, _) => true, static (target, _) => target.TargetSymbol.Name),
        static (_, _) => { });
}
