// Works with a session that somebody else's credentials opened: the program that stores never sees a lasting secret.
//   dotnet run --project samples/SessionTokens -- s3 ENDPOINT       AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY
//   dotnet run --project samples/SessionTokens -- swift AUTH_URL    ST_USER, ST_KEY
using Fluent.Buckets;
using SessionTokens;

if (args is not [var kind and ("s3" or "swift"), var address] || !Uri.TryCreate(address, UriKind.Absolute, out Uri? server))
{
    Console.Error.WriteLine("Usage: dotnet run --project samples/SessionTokens -- s3 ENDPOINT | swift AUTH_URL");
    return 2;
}

try
{
    await using ObjectStore store = kind == "s3" ? await S3Session.Open(server) : await SwiftSession.Open(server);
    await StoreAndFetch(store);
    return 0;
}
catch (StorageException fault)
{
    Console.Error.WriteLine($"{fault.Code}: {fault.Message}");
    return 1;
}

static async Task StoreAndFetch(ObjectStore store)
{
    Bucket bucket = await store.CreateBucket($"session-tokens-{Guid.NewGuid():N}");
    try
    {
        await bucket.Create("my-data.txt").UploadText("stored with a session's token");
        await foreach (ObjectInfo info in bucket.Find("my-*.txt"))
        {
            Console.WriteLine($"{store.Name}: {info.Key}, {info.Size} bytes: \"{await bucket.Object(info.Key).ReadText()}\"");
        }
    }
    finally
    {
        await bucket.DeleteBucket().WithContents();
    }
}
