using Fluent.Buckets;
using Microsoft.Extensions.FileProviders;

namespace Docs.Publishing;

[Storage]
public static partial class Storage;

[Bucket("docs-site", Accessor = "Site")]
public sealed partial class DocsSite;

public sealed record PublishOptions(string Root, int Parallelism = 8, bool DryRun = false);

public static class SitePublisher
{
    public static async Task<int> Main(string[] args)
    {
        var options = new PublishOptions(args.FirstOrDefault() ?? "_site", DryRun: args.Contains("--dry-run"));
        Storage.Configure(s => s.UseAzure(o =>
        {
            o.AccountName = Environment.GetEnvironmentVariable("SITE_ACCOUNT");
            o.Credentials = AzureCredentials.Default;
        }));

        int sent = await Publish(options);
        int removed = await RemoveStale(options);
        Console.WriteLine($"{sent} sent, {removed} removed{(options.DryRun ? " (dry run)" : "")}");
        return 0;
    }

    private static async Task<int> Publish(PublishOptions options)
    {
        int sent = 0;
        await Parallel.ForEachAsync(
            Directory.EnumerateFiles(options.Root, "*", SearchOption.AllDirectories),
            new ParallelOptions { MaxDegreeOfParallelism = options.Parallelism },
            async (path, token) =>
            {
                string key = Path.GetRelativePath(options.Root, path).Replace('\\', '/');
                if (!options.DryRun)
                {
                    await Storage.Site.Object(key).UploadFrom(path, token)
                        .WithContentType(TypeOf(path))
                        .WithCacheControl(IsFingerprinted(key) ? "public, max-age=31536000, immutable" : "no-cache");
                }

                Interlocked.Increment(ref sent);
            });
        return sent;
    }

    private static async Task<int> RemoveStale(PublishOptions options)
    {
        using var local = new PhysicalFileProvider(Path.GetFullPath(options.Root));
        List<string> stale = await Storage.Site.List()
            .Where(info => !local.GetFileInfo(info.Key).Exists)
            .Select(info => info.Key)
            .ToListAsync();
        if (!options.DryRun && stale.Count > 0)
        {
            await Storage.Site.DeleteMany(stale);
        }

        return stale.Count;
    }

    private static bool IsFingerprinted(string key) => key.StartsWith("assets/", StringComparison.Ordinal);

    private static string TypeOf(string path) => Path.GetExtension(path) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css",
        ".js" => "text/javascript",
        ".svg" => "image/svg+xml",
        ".woff2" => "font/woff2",
        _ => "application/octet-stream",
    };
}
