using Fluent.Buckets;

S3Driver.Register();
AzureDriver.Register();

if (args is not [string command, .. string[] rest])
{
    return Usage();
}

try
{
    await using var store = ObjectStore.Open(Environment.GetEnvironmentVariable("BUCKET_STORE") ?? "file:///srv/data");
    return await (command switch
    {
        "mb" when rest is [var name] => Do(store.CreateBucket(name)),
        "rb" when rest is [var name] => Do(store.Bucket(name).DeleteBucket()),
        "rb" when rest is [var name, "--force"] => Do(store.Bucket(name).DeleteBucket().WithContents()),
        "ls" when rest is [] => ListBuckets(store),
        "ls" when rest is [var path] => List(store, path),
        "cp" when rest is [var from, var to] => Copy(store, from, to),
        "cat" when rest is [var path] => Cat(store, path),
        "rm" when rest is [var path] => Do(At(store, path).Delete()),
        "link" when rest is [var path] => Link(store, path),
        _ => Task.FromResult(Usage()),
    });
}
catch (StorageException e)
{
    Console.Error.WriteLine($"{e.Code}: {e.Message}");
    return 1;
}

static async Task<int> Do<T>(StorageOperation<T> operation)
{
    await operation;
    return 0;
}

static async Task<int> ListBuckets(ObjectStore store)
{
    await foreach (var bucket in store.ListBuckets())
    {
        Console.WriteLine(bucket.Name);
    }

    return 0;
}

static async Task<int> List(ObjectStore store, string path)
{
    var (name, prefix) = Split(path);
    Bucket bucket = await store.GetBucket(name);
    await foreach (ListEntry entry in bucket.ListFolder(prefix))
    {
        Console.WriteLine(entry.IsFolder ? $"{"DIR",12} {entry.Key}" : $"{entry.Info!.Size,12} {entry.Key}");
    }

    return 0;
}

static async Task<int> Copy(ObjectStore store, string from, string to)
{
    switch (IsRemote(from), IsRemote(to))
    {
        case (true, true):
            await At(store, from).CopyTo(At(store, to));
            break;
        case (false, true):
            await At(store, to).UploadFrom(from);
            break;
        case (true, false):
            await At(store, from).DownloadTo(to);
            break;
        default:
            return Usage();
    }

    return 0;
}

static async Task<int> Cat(ObjectStore store, string path)
{
    await using var output = Console.OpenStandardOutput();
    await using var input = await At(store, path).OpenRead();
    await input.CopyToAsync(output);
    return 0;
}

static async Task<int> Link(ObjectStore store, string path)
{
    Console.WriteLine(await At(store, path).SignDownloadUrl(TimeSpan.FromDays(30)));
    return 0;
}

static bool IsRemote(string path) => path.StartsWith("b:", StringComparison.Ordinal);

static (string Bucket, string Key) Split(string path) => path.Split('/', 2) is [var bucket, var key] ? (bucket.Replace("b:", ""), key) : (path.Replace("b:", ""), "");

static BucketObject At(ObjectStore store, string path)
{
    var (bucket, key) = Split(path);
    return store.Bucket(bucket).Object(key);
}

static int Usage()
{
    Console.Error.WriteLine("usage: bucket mb|rb|ls|cp|cat|rm|link …");
    return 64;
}
