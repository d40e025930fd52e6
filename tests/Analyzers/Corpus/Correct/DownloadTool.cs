using System.Diagnostics;
using Fluent.Buckets;

// Downloads one large object, and goes on where an earlier run was stopped.
if (args is not [var url, var bucketName, var key, var target])
{
    Console.Error.WriteLine("usage: download <store url> <bucket> <key> <file>");
    return 64;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) => { e.Cancel = true; stop.Cancel(); };
var bar = new Progress<TransferProgress>(p => Console.Write($"\r{p.Bytes:N0} bytes"));

await using var store = ObjectStore.Open(url);
var item = store.Bucket(bucketName).Object(key);
var info = await item.TryGetInfo(stop.Token);
if (info is null)
{
    Console.Error.WriteLine($"{key} is not there.");
    return 1;
}

var partial = target + ".part";
var marker = partial + ".etag";
var resume = File.Exists(partial) && File.Exists(marker) && await File.ReadAllTextAsync(marker) == info.ETag;
await File.WriteAllTextAsync(marker, info.ETag);
var watch = Stopwatch.StartNew();

for (var attempt = 1; ; attempt++)
{
    try
    {
        if (resume)
        {
            await using var file = new FileStream(partial, FileMode.Append);
            if (file.Length < info.Size)
            {
                await item.DownloadTo(file, stop.Token).FromOffset(file.Length).IfMatch(info.ETag).WithProgress(bar);
            }
        }
        else
        {
            await using var file = File.Create(partial);
            var download = item.DownloadTo(file, stop.Token).IfMatch(info.ETag).WithProgress(bar);
            await download;
        }

        break;
    }
    catch (StorageException e) when (e.IsTransient && attempt < 5)
    {
        Console.Error.WriteLine($"\n{e.Message}");
        resume = true;
        await Task.Delay(TimeSpan.FromSeconds(attempt));
    }
    catch (StorageException e) when (e.Code is StorageErrorCode.PreconditionFailed)
    {
        Console.Error.WriteLine("\nThe object has changed; start again.");
        File.Delete(partial);
        return 2;
    }
    catch (OperationCanceledException)
    {
        Console.Error.WriteLine("\nStopped. Run it again to go on.");
        return 130;
    }
}

File.Move(partial, target, overwrite: true);
File.Delete(marker);
Console.WriteLine($"\n{info.Size / Math.Max(watch.Elapsed.TotalSeconds, 0.001) / 1e6:F1} MB/s");
return 0;
