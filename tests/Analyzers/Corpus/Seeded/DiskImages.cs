using Fluent.Buckets;

const int Megabyte = 1024 * 1024;

if (args is not [var image, var machine])
{
    Console.Error.WriteLine("usage: image <file> <machine>");
    return 64;
}

await using var store = ObjectStore.Open(Environment.GetEnvironmentVariable("IMAGE_STORE") ?? "file:///var/lib/images");
Bucket images = store.Bucket("disk-images");
await images.EnsureExists();

var file = new FileInfo(image);
BucketObject target = images.Object($"{machine}/{file.Name}");
if (await target.TryGetInfo() is { } there && there.Size == file.Length)
{
    Console.WriteLine("It is there already.");
    return 0;
}

var last = DateTime.MinValue;
var progress = new Progress<TransferProgress>(done =>
{
    if (DateTime.UtcNow - last > TimeSpan.FromSeconds(1))
    {
        last = DateTime.UtcNow;
        Console.Write($"\r{done.Bytes * 100.0 / file.Length:F1} %");
    }
});

try
{
    await target.UploadFrom(image)
        .WithPartSize(4 * Megabyte) // expect FB0203
        .WithParallelism(Environment.ProcessorCount)
        .WithProgress(progress);
}
catch (StorageException e) when (e.Code == StorageErrorCode.SourceFailed)
{
    Console.Error.WriteLine($"\n{image} cannot be read: {e.InnerException?.Message}");
    return 1;
}

Console.WriteLine($"\n{target.Key} is stored.");
await images.SweepUploads(TimeSpan.FromDays(1));
return 0;
