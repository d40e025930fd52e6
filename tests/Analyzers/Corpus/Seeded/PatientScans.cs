using Fluent.Buckets;
using Microsoft.Extensions.Logging;

namespace Radiology;

[Storage]
public sealed partial class RadiologyStorage;

[Bucket("radiology-scans")]
public sealed partial class RadiologyScans;

public sealed record Scan(string Patient, string Series, string Modality, DateTimeOffset TakenAt);

public sealed class ScanCatalog(RadiologyScans scans, ILogger<ScanCatalog> logger)
{
    public async Task Describe(Scan scan, string radiologist, CancellationToken cancellationToken)
    {
        var metadata = new Dictionary<string, string>
        {
            ["modality"] = scan.Modality,
            ["taken_at"] = scan.TakenAt.ToString("O"),
            ["x-amz-meta-radiologist"] = radiologist, // expect FB0204
        };

        BucketObject item = scans.Object(KeyOf(scan));
        ObjectInfo info = await item.GetInfo(cancellationToken);
        await item.SetMetadata(metadata, cancellationToken).IfMatch(info.ETag);
        logger.LogInformation("{Key} is described by {Radiologist}", item.Key, radiologist);
    }

    public async Task<IReadOnlyList<string>> ByModality(string patient, string modality)
    {
        var keys = new List<string>();
        await foreach (ObjectInfo info in scans.List($"{patient}/"))
        {
            ObjectInfo? full = info.Metadata is null ? await scans.Object(info.Key).TryGetInfo() : info;
            if (full?.Metadata?.GetValueOrDefault("modality") == modality)
            {
                keys.Add(info.Key);
            }
        }

        return keys;
    }

    public async Task<ObjectReader> Open(Scan scan) => await scans.Object(KeyOf(scan)).OpenRead();

    private static string KeyOf(Scan scan) => $"{scan.Patient}/{scan.TakenAt:yyyyMMdd}/{scan.Series}.dcm";
}
