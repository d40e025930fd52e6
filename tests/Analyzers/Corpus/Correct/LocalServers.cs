using Fluent.Buckets;
using Xunit;

namespace Storage.Servers.Tests;

/// <summary>The same tests on the servers that a developer runs in containers.</summary>
public static class LocalServers
{
    public static ObjectStore Minio() => new(new S3Driver(new S3Options
    {
        Endpoint = new Uri("http://localhost:9000"),
        Region = "us-east-1",
        PathStyle = true,
        Credentials = S3Credentials.AccessKey("minioadmin", "minioadmin"),
    }));

    public static ObjectStore Azurite() => new(new AzureDriver(new AzureOptions { Credentials = AzureCredentials.ConnectionString("UseDevelopmentStorage=true") }));

    public static ObjectStore Swift() => new(new SwiftDriver(new SwiftOptions
    {
        AuthUrl = new Uri("http://127.0.0.1:8080/auth/v1.0"),
        Credentials = SwiftCredentials.V1("test:tester", "testing"),
    }));

    public static ObjectStore Memory() => ObjectStore.Open("memory:");

    public static ObjectStore Folder()
    {
        var folder = Directory.CreateTempSubdirectory("store-");
        return new ObjectStore(new DirectoryDriver(new DirectoryOptions { Path = folder.FullName, FlushToDisk = false, KeepVersions = true }));
    }
}

public sealed class ServerTests
{
    public static TheoryData<string, Func<ObjectStore>> Servers => new()
    {
        { "memory", LocalServers.Memory },
        { "folder", LocalServers.Folder },
        { "minio", LocalServers.Minio },
        { "azurite", LocalServers.Azurite },
        { "swift", LocalServers.Swift },
    };

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task Keeps_tags_or_says_that_it_does_not(string name, Func<ObjectStore> open)
    {
        await using ObjectStore store = open();
        Assert.SkipWhen(name is not ("memory" or "folder") && Environment.GetEnvironmentVariable("SERVERS") is null, "No servers.");
        Bucket bucket = await store.CreateBucket($"tags-{Guid.NewGuid():N}");
        try
        {
            BucketObject item = bucket.Object("a");
            await item.UploadText("1");
            if (store.Capabilities.Tags)
            {
                await item.SetTags(new Dictionary<string, string> { ["Cost-Center"] = "4711" });
                Assert.Equal("4711", (await item.GetTags())["Cost-Center"]);
            }
            else
            {
                StorageException e = await Assert.ThrowsAsync<StorageException>(async () => await item.SetTags([]));
                Assert.Equal(StorageErrorCode.NotSupported, e.Code);
            }
        }
        finally
        {
            await bucket.DeleteBucket().WithContents();
        }
    }

    [Fact]
    public async Task Refuses_odd_arguments()
    {
        await using ObjectStore store = LocalServers.Memory();
        Bucket bucket = store.Bucket("odd");
        Assert.ThrowsAny<Exception>(() => { bucket.Object("a").UploadText("1").WithPartSize(1); });
        Assert.ThrowsAny<Exception>(() => { bucket.Object("a").UploadText("1").WithMetadata("not allowed", "1"); });
        Func<Task> missing = async () => await bucket.Object("a").UploadText("1");
        Assert.Equal(StorageErrorCode.BucketNotFound, (await Assert.ThrowsAsync<StorageException>(missing)).Code);
        var nothing = Record.Exception(() => { _ = bucket.Object("../a"); });
        Assert.Null(nothing);
    }

    [Fact]
    public async Task A_closed_reader_is_closed()
    {
        await using ObjectStore store = LocalServers.Memory();
        Bucket bucket = await store.CreateBucket("readers");
        await bucket.Object("a").UploadText("1");
        ObjectReader reader = await bucket.Object("a").OpenRead();
        reader.Dispose();
        Assert.Throws<ObjectDisposedException>(() => reader.ReadByte());
    }
}
