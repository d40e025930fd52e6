namespace Fluent.Buckets.Faults;

/// <summary>The verbs that read.</summary>
internal static class ReadVerbs
{
    public static IReadOnlyList<FaultVerb> All { get; } =
    [
        new("ReadBytes", scene => scene.Keep(scene.Small()), ReadBytes) { TakesTimeout = true },
        new("DownloadToFile", scene => scene.Keep(scene.Small()), DownloadToFile),
        new("DownloadToStream", scene => scene.Keep(scene.Small()), DownloadToStream),
        new("OpenRead", scene => scene.Keep(scene.Small()), OpenRead),
        new("DownloadLargeToFile", scene => scene.Keep(scene.Big()), DownloadToFile) { IsLarge = true },
        new("DownloadLargeToStream", scene => scene.Keep(scene.Big()), DownloadToStream) { IsLarge = true },
        new("OpenReadLarge", scene => scene.Keep(scene.Big()), OpenRead) { IsLarge = true },
        new("GetInfo", scene => scene.Keep(scene.Small()), GetInfo) { TakesTimeout = true },
        new("Exists", scene => scene.Keep(scene.Small()), async scene => Assert.True(await scene.Limit(scene.Target.Exists()))) { TakesTimeout = true },
        new("ExistsNot", scene => scene.Before[scene.Key] = scene.After[scene.Key] = null, async scene => Assert.False(await scene.Limit(scene.Target.Exists())))
        {
            TakesTimeout = true,
        },
        new("List", KeepMany, List) { HasKey = false },
        new("ListFolder", KeepMany, ListFolder) { HasKey = false },
        new("Find", KeepMany, Find) { HasKey = false },
    ];

    private static async Task ReadBytes(Scene scene) => IsWhole(scene, await scene.Limit(scene.Target.ReadBytes()));

    private static async Task DownloadToFile(Scene scene)
    {
        string path = Path.Join(scene.Folder, "target");
        await File.WriteAllTextAsync(path, "old");
        try
        {
            await scene.Target.DownloadTo(path).WithPartSize(Scene.LeastPart);
        }
        catch (StorageException)
        {
            Assert.Equal("old", await File.ReadAllTextAsync(path));
            Assert.Equal([path], Directory.GetFileSystemEntries(scene.Folder));
            throw;
        }

        IsWhole(scene, await File.ReadAllBytesAsync(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(scene.Folder));
    }

    private static async Task DownloadToStream(Scene scene)
    {
        using var target = new MemoryStream();
        try
        {
            await scene.Target.DownloadTo(target).WithPartSize(Scene.LeastPart);
        }
        catch (StorageException)
        {
            IsStart(scene, target.ToArray());
            throw;
        }

        IsWhole(scene, target.ToArray());
    }

    private static async Task OpenRead(Scene scene)
    {
        using var target = new MemoryStream();
        try
        {
            await using ObjectReader reader = await scene.Target.OpenRead();
            await reader.CopyToAsync(target);
        }
        catch (StorageException)
        {
            IsStart(scene, target.ToArray());
            throw;
        }

        IsWhole(scene, target.ToArray());
    }

    private static async Task GetInfo(Scene scene)
    {
        ObjectInfo info = await scene.Limit(scene.Target.GetInfo());
        Assert.Equal("1", info.Metadata![ObjectState.VersionName]);
        Assert.Equal(VersionedBody.Of(scene.Before[scene.Key]!.Content).Length, info.Size);
    }

    private static void KeepMany(Scene scene)
    {
        for (int i = 0; i < 7; i++)
        {
            scene.Keep($"{scene.Prefix}{i}.txt", VersionedBody.LeastLength + i);
        }
    }

    private static async Task List(Scene scene) => Assert.Equal(
        scene.Before.Keys,
        await scene.Faulty.List(scene.Prefix).PageSize(3).Select(info => info.Key).ToListAsync());

    private static async Task ListFolder(Scene scene) => Assert.Equal(
        scene.Before.Keys,
        await scene.Faulty.ListFolder(scene.Prefix).Select(entry => entry.Key).ToListAsync());

    private static async Task Find(Scene scene) => Assert.Equal(
        scene.Before.Keys,
        await scene.Faulty.Find(scene.Prefix + "*.txt").Select(info => info.Key).ToListAsync());

    private static void IsWhole(Scene scene, byte[] content) => Assert.Equal(scene.Before[scene.Key]!.Content, VersionedBody.Describe(content));

    private static void IsStart(Scene scene, byte[] content) => Assert.True(
        VersionedBody.Of(scene.Before[scene.Key]!.Content).AsSpan().StartsWith(content), "What was read before the fault is no start of the content.");
}
