namespace Fluent.Buckets.Conformance;

/// <summary>OpenStack Swift by its own API, however one signs in.</summary>
public abstract class SwiftNativeHarness : StoreHarness
{
    private readonly SwiftLeftovers _leftovers;

    private protected SwiftNativeHarness(Func<HttpClient, Task<(string StorageUrl, string Token)>> signIn) => _leftovers = new SwiftLeftovers(signIn);

    public override bool RefusesBucketName(string name) => SwiftNames.Refuses(name);

    public override bool MayVanishDuringOverwrite => true;

    public override int LateParts => 1;

    public override async Task<IReadOnlyList<string>> Unfinished(string bucket) => await _leftovers.Of(bucket);

    protected override async Task<IReadOnlyList<string>> Remains() => await _leftovers.Containers();

    protected override ValueTask Release()
    {
        _leftovers.Dispose();
        return ValueTask.CompletedTask;
    }
}
