[assembly: AssemblyFixture(typeof(Fluent.Buckets.Conformance.OnGoogle.GoogleHarness))]

namespace Fluent.Buckets.Conformance.OnGoogle;

/// <summary>Google Cloud Storage with everything.</summary>
public sealed class GoogleHarness : StoreHarness
{
    public override string Description => "x";

    public override bool RefusesKey(string key) => Refuses(key);

    /// <summary>Source: Cloud Storage documentation, "Objects": naming considerations.</summary>
    internal static bool Refuses(string key) =>
        key is "." or ".." || key.Contains('\r', StringComparison.Ordinal) || key.Contains('\n', StringComparison.Ordinal)
        || key.StartsWith(".well-known/acme-challenge/", StringComparison.Ordinal);

    protected override ValueTask<ObjectStore> OpenStore() => throw new NotSupportedException();
}
