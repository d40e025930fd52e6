using Fluent.Buckets;

namespace Web.Deploy;

[Storage]
public static partial class Storage;

[Bucket("static-assets")]
public sealed partial class Assets;

public static class StaticAssets
{
    public static async Task Deploy(string folder, string version, CancellationToken cancellationToken = default)
    {
        Bucket target = Storage.Assets.Within($"{version}/");
        target.WithDefaults(d => d.CacheControl("public, max-age=31536000, immutable").ContentLanguage("en")); // expect FB0003
        var changed = new List<string>();
        foreach (string path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            string key = Path.GetRelativePath(folder, path).Replace('\\', '/');
            ObjectInfo? there = await target.Object(key).TryGetInfo(cancellationToken);
            if (there?.Size == new FileInfo(path).Length)
            {
                continue;
            }

            await target.Object(key).UploadFrom(path, cancellationToken);
            changed.Add(key);
        }

        await Storage.Assets.Object("current.txt").UploadText(version, cancellationToken).WithCacheControl("no-store");
        Console.WriteLine($"{changed.Count} files of {version} sent");
    }

    public static async Task<string?> Current()
    {
        BucketObject pointer = Storage.Assets.Object("current.txt");
        return await pointer.Exists() ? (await pointer.ReadText()).Trim() : null;
    }

    public static async Task Rollback(string version)
    {
        if (!await Storage.Assets.List($"{version}/").AnyAsync())
        {
            throw new ArgumentException($"{version} was never deployed.", nameof(version));
        }

        await Storage.Assets.Object("current.txt").UploadText(version).WithCacheControl("no-store");
    }
}
