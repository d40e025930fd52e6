namespace Fluent.Buckets.Conformance;

/// <summary>The Directory store that keeps versions, in a temporary directory.</summary>
[ConformanceSuite]
public sealed class DirectoryVersionsHarness : StoreHarness
{
    private string? _root;

    public override string Description => "directory of the local machine, with versions";

    public override bool IsRemote => false;

    public override bool KeepsAllVersions => true;

    public override Task<IReadOnlyList<string>> Unfinished(string bucket) => Task.FromResult(LocalLeftovers.Scratch(_root!, bucket));

    protected override ValueTask<ObjectStore> OpenStore()
    {
        _root = Directory.CreateTempSubdirectory("conformance-store-").FullName;
        return ValueTask.FromResult(new ObjectStore(new DirectoryDriver(new DirectoryOptions { Path = _root, KeepVersions = true })));
    }

    protected override Task<IReadOnlyList<string>> Remains() => Task.FromResult(LocalLeftovers.Folders(_root!, Prefix));

    protected override ValueTask Release()
    {
        Directory.Delete(_root!, recursive: true);
        return ValueTask.CompletedTask;
    }
}
