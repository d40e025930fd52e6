namespace Fluent.Buckets.Models.Stores;

/// <summary>The Memory store.</summary>
public sealed class MemoryTests
{
    [Fact]
    public Task Memory_is_as_the_model() => ModelCheck.Holds(new ModelStore("Memory", new ObjectStore(new MemoryDriver())));
}

/// <summary>The Memory store with versions.</summary>
public sealed class MemoryVersionsTests
{
    [Fact]
    public Task Memory_with_versions_is_as_the_model() => ModelCheck.Holds(
        new ModelStore("Memory with versions", new ObjectStore(new MemoryDriver(new MemoryOptions { KeepVersions = true }))));
}

/// <summary>The Directory store.</summary>
public sealed class DirectoryTests
{
    [Fact]
    public Task Directory_is_as_the_model() => ModelCheck.Holds(Open("Directory", keepVersions: false));

    internal static ModelStore Open(string name, bool keepVersions)
    {
        string root = Directory.CreateTempSubdirectory("models-").FullName;
        return new ModelStore(
            name,
            new ObjectStore(new DirectoryDriver(new DirectoryOptions { Path = root, FlushToDisk = false, KeepVersions = keepVersions })),
            () =>
            {
                Directory.Delete(root, recursive: true);
                return ValueTask.CompletedTask;
            });
    }
}

/// <summary>The Directory store with versions.</summary>
public sealed class DirectoryVersionsTests
{
    [Fact]
    public Task Directory_with_versions_is_as_the_model() => ModelCheck.Holds(DirectoryTests.Open("Directory with versions", keepVersions: true));
}
