using System.Security.Cryptography;

namespace Fluent.Buckets.Conformance;

/// <summary>The Directory store, in a temporary directory.</summary>
[ConformanceSuite]
public sealed class DirectoryHarness : StoreHarness
{
    private string? _root;

    public override string Description => "directory of the local machine";

    public override bool IsRemote => false;

    public override Task<IReadOnlyList<string>> Unfinished(string bucket) => Task.FromResult(LocalLeftovers.Scratch(_root!, bucket));

    protected override ValueTask<ObjectStore> OpenStore() => ValueTask.FromResult(new ObjectStore(new DirectoryDriver(new DirectoryOptions
    {
        Path = _root = Directory.CreateTempSubdirectory("conformance-store-").FullName,
        SigningKey = RandomNumberGenerator.GetBytes(32),
        BaseUrl = new Uri("https://files.example/store"),
    })));

    protected override Task<IReadOnlyList<string>> Remains() => Task.FromResult(LocalLeftovers.Folders(_root!, Prefix));

    protected override ValueTask Release()
    {
        Directory.Delete(_root!, recursive: true);
        return ValueTask.CompletedTask;
    }
}
