using Fluent.Buckets;
using Microsoft.Extensions.Logging;

namespace Media.Archive;

[Storage]
public static partial class Storage;

[Bucket("broadcast-masters", Providers = Providers.Azure | Providers.S3)]
public sealed partial class Masters;

[Bucket("broadcast-proxies")]
public sealed partial class Proxies;

public enum Age
{
    Fresh,
    Aging,
    Old,
}

public sealed class ArchiveTiering(ILogger logger, TimeProvider clock)
{
    public async Task<int> Run(CancellationToken cancellationToken)
    {
        int moved = 0;
        await foreach (ObjectInfo info in Storage.Masters.List("shows/", cancellationToken))
        {
            StorageTier? wanted = AgeOf(info) switch
            {
                Age.Aging when info.Tier != StorageTier.Cool => StorageTier.Cool,
                Age.Old when info.Tier != StorageTier.Archive => StorageTier.Archive,
                _ => null,
            };
            if (wanted is not { } tier)
            {
                continue;
            }

            BucketObject master = Storage.Masters.Object(info.Key);
            IReadOnlyDictionary<string, string> tags = await master.GetTags(cancellationToken);
            if (tags.ContainsKey("keep_hot"))
            {
                logger.LogDebug("{Key} is kept hot", info.Key);
                continue;
            }

            await master.SetTier(tier, cancellationToken);
            await master.SetTags(new Dictionary<string, string>(tags) { ["tiered-on"] = clock.GetUtcNow().ToString("yyyy-MM-dd") }, cancellationToken);
            moved++;
        }

        return moved;
    }

    public async Task<Uri?> Preview(string show)
    {
        // Proxies run on a directory in the studio and on a cloud elsewhere.
        BucketObject proxy = Storage.Proxies.Object($"shows/{show}.mp4");
        if (!await proxy.Exists())
        {
            return null;
        }

        return Storage.Proxies.Store.Capabilities.SignedUrls.HasFlag(SignedUrlFeatures.Download)
            ? await proxy.SignDownloadUrl(TimeSpan.FromHours(1)).WithContentType("video/mp4")
            : null;
    }

    public async Task Label(string show, string text)
    {
        if (Storage.Proxies.Store.Capabilities.Tags)
        {
            await Storage.Proxies.Object($"shows/{show}.mp4").SetTags([KeyValuePair.Create("label", text)]);
        }
        else
        {
            await Storage.Proxies.Object($"shows/{show}.mp4").SetMetadata(new Dictionary<string, string> { ["label"] = text });
        }
    }

    private Age AgeOf(ObjectInfo info) => (clock.GetUtcNow() - info.LastModified) switch
    {
        { TotalDays: > 365 } => Age.Old,
        { TotalDays: > 60 } => Age.Aging,
        _ => Age.Fresh,
    };
}
