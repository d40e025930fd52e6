using Fluent.Buckets;

namespace FreshApp.FB0301;

[Bucket("backups", Providers = Providers.Google)]
public sealed partial class Backups;

internal static class Journal
{
    public static async Task Append(Backups backups)
    {
        await backups.Object("journal.txt").AppendText("line");
    }
}
