using Fluent.Buckets;

namespace FreshApp.FB0202;

[Bucket("archive", Providers = Providers.S3)]
public sealed partial class Archive;

internal static class Links
{
    public static async Task<Uri> Make(Archive archive) =>
        await archive.Object("report.pdf").SignDownloadUrl(TimeSpan.FromDays(30));
}
