using System.Diagnostics;
using System.IO.Compression;
using Fluent.Buckets;

if (args is not [var database, var storeUrl])
{
    Console.Error.WriteLine("usage: dump <database> <store url>");
    return 64;
}

await using var store = ObjectStore.Open(storeUrl);
Bucket dumps = await store.TryGetBucket("database-dumps") ?? await store.CreateBucket("database-dumps");
string key = $"{database}/{DateTime.UtcNow:yyyyMMddTHHmmss}.sql.gz";

using var process = Process.Start(new ProcessStartInfo("pg_dump", ["--no-owner", database]) { RedirectStandardOutput = true })!;
if (!await Store(process.StandardOutput.BaseStream, dumps.Object(key)))
{
    return 1;
}

await process.WaitForExitAsync();
if (process.ExitCode != 0)
{
    Console.Error.WriteLine($"pg_dump ended with {process.ExitCode}.");
    await dumps.Object(key).Delete();
    return process.ExitCode;
}

await foreach (string old in Old(dumps, database, keep: 14))
{
    Console.WriteLine($"- {old}");
    await dumps.Object(old).Delete();
}

return 0;

static async Task<bool> Store(Stream dump, BucketObject target)
{
    try
    {
        var writer = await target.OpenWrite().WithContentType("application/gzip"); // expect FB0004
        await using (writer)
        await using (var zip = new GZipStream(writer, CompressionLevel.Optimal))
        {
            await dump.CopyToAsync(zip);
        }

        Console.WriteLine($"+ {target.Key}");
        return true;
    }
    catch (StorageException e)
    {
        Console.Error.WriteLine(e.Message);
        return false;
    }
}

static async IAsyncEnumerable<string> Old(Bucket dumps, string database, int keep)
{
    List<string> keys = await dumps.List($"{database}/").Select(info => info.Key).ToListAsync();
    foreach (string key in keys.OrderDescending().Skip(keep))
    {
        yield return key;
    }
}
