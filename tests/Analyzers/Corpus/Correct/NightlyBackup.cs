using System.Globalization;
using Fluent.Buckets;

if (args.Length < 2)
{
    Console.Error.WriteLine("usage: backup <folder> <store url> [days to keep]");
    return 64;
}

string folder = Path.GetFullPath(args[0]);
int keepDays = args.Length > 2 && int.TryParse(args[2], NumberStyles.None, CultureInfo.InvariantCulture, out int days) ? days : 30;
using var interrupted = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    interrupted.Cancel();
};

await using ObjectStore store = ObjectStore.Open(args[1]);
Bucket backups = store.Bucket($"backups-{Environment.MachineName.ToLowerInvariant()}");
await backups.EnsureExists(interrupted.Token);

string stamp = DateTime.UtcNow.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
Bucket today = backups.Within($"{stamp}/");
try
{
    FolderTransfer sent = await today.UploadFolder(folder, interrupted.Token)
        .WithParallelism(8)
        .WithProgress(new Progress<FolderProgress>(p => Console.Write($"\r{p.Files}/{p.TotalFiles} files")));
    Console.WriteLine();
    await backups.Object($"{stamp}.done").UploadText(string.Create(CultureInfo.InvariantCulture, $"{sent.Files} files, {sent.Bytes} bytes"));
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Interrupted; what was sent is removed.");
    await today.DeleteAll("");
    return 130;
}

int removed = await Prune(backups, DateTime.UtcNow.AddDays(-keepDays));
int swept = await backups.SweepUploads(TimeSpan.FromDays(2));
Console.WriteLine($"{stamp} done, {removed} old backups removed, {swept} unfinished uploads swept.");
return 0;

static async Task<int> Prune(Bucket backups, DateTime before)
{
    var old = new List<string>();
    await foreach (ListEntry entry in backups.ListFolder())
    {
        if (entry.IsFolder && IsOlder(entry.Key.TrimEnd('/'), before))
        {
            old.Add(entry.Key);
        }
    }

    foreach (string prefix in old)
    {
        await backups.DeleteAll(prefix);
        await backups.Object(prefix.TrimEnd('/') + ".done").Delete();
    }

    return old.Count;
}

static bool IsOlder(string name, DateTime before) =>
    DateTime.TryParseExact(name, "yyyyMMdd-HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime taken)
    && taken < before;
