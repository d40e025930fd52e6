using Fluent.Buckets;

namespace Holidays;

[Storage]
public static partial class Storage;

[Bucket("holiday-photos", Providers = Providers.Azure)]
public sealed partial class HolidayPhotos;

internal static class Program
{
    private const string Connection =
        "DefaultEndpointsProtocol=https;AccountName=holidayphotos;AccountKey=cXdlcnR5dWlvcGFzZGZnaGprbHp4Y3Zibm0xMjM0NTY3ODkwcXdlcnR5dWlvcGFzZGZnaGprbHp4Y3Zibm0xMg==;EndpointSuffix=core.windows.net";

    private static async Task<int> Main(string[] args)
    {
        Storage.Configure(s => s.UseAzure(o => o.Credentials = AzureCredentials.ConnectionString(Connection))); // expect FB0205
        await Storage.HolidayPhotos.EnsureExists();
        switch (args)
        {
            case ["upload", var folder]:
                FolderTransfer sent = await Storage.HolidayPhotos.UploadFolder(folder).SkipUnchanged();
                Console.WriteLine($"{sent.Files} new photos, {sent.Unchanged} unchanged");
                return 0;
            case ["list", ..]:
                await foreach (ObjectInfo info in Storage.HolidayPhotos.Find(args.ElementAtOrDefault(1) ?? "**"))
                {
                    Console.WriteLine($"{info.LastModified:d} {info.Size,10} {info.Key}");
                }

                return 0;
            case ["get", var key, var path]:
                await Storage.HolidayPhotos.Object(key).DownloadTo(path);
                return 0;
            case ["delete", .. var keys]:
                await Storage.HolidayPhotos.DeleteMany(keys);
                return 0;
            default:
                Console.Error.WriteLine("usage: photos upload|list|get|delete …");
                return 64;
        }
    }
}
