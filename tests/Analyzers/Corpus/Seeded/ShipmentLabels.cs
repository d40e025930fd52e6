using Fluent.Buckets;

namespace Logistics.Labels;

[Storage]
public sealed partial class LogisticsStorage;

[Bucket("shipment-labels")]
public sealed partial class ShipmentLabels;

[ObjectKey("{Carrier}{Parcel}/{Page:D2}.png")] // expect FB0104
public readonly partial record struct LabelKey(string Carrier, string Parcel, int Page);

[ObjectKey("manifests/{Day:yyyyMMdd}/{Truck}.csv")]
public readonly partial record struct ManifestKey(DateOnly Day, int Truck);

[Bucket<ManifestKey>("truck-manifests")]
public sealed partial class TruckManifests;

public interface ILabelPrinter
{
    Task<byte[]> Print(string carrier, string parcel, int page);
}

public sealed class LabelService(ShipmentLabels labels, TruckManifests manifests, ILabelPrinter printer)
{
    public async Task<string> Label(string carrier, string parcel, int page = 1)
    {
        var key = new LabelKey(carrier, parcel, page);
        BucketObject item = labels.Object(Path(key));
        if (!await item.Exists())
        {
            await item.Upload(await printer.Print(key.Carrier, key.Parcel, key.Page)).WithContentType("image/png");
        }

        return item.Key;
    }

    public async Task<IReadOnlyList<int>> Trucks(DateOnly day)
    {
        var trucks = new List<int>();
        await foreach (ObjectEntry<ManifestKey> entry in manifests.List(day))
        {
            trucks.Add(entry.Key.Truck);
        }

        return trucks;
    }

    public async Task Append(DateOnly day, int truck, string line)
    {
        BucketObject<ManifestKey> manifest = manifests.Object(day, truck);
        string before = await manifest.Exists() ? await manifest.ReadText() : "";
        await manifest.UploadText(before + line + "\n");
    }

    private static string Path(LabelKey key) => $"{key.Carrier}/{key.Parcel}/{key.Page:D2}.png";
}
