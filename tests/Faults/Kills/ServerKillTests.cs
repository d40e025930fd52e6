using Azure.Storage.Blobs;
using Fluent.Buckets.Conformance;

namespace Fluent.Buckets.Faults;

/// <summary>The server is killed within a large upload, and started again on its data.</summary>
public sealed class ServerKillTests
{
    private const int Length = 32 * 1024 * 1024;

    [Fact]
    public async Task Swift_is_killed_within_an_upload()
    {
        await using OwnServer server = await OwnServer.Start("swift.sh");
        await using var store = new ObjectStore(new SwiftDriver(new SwiftOptions
        {
            AuthUrl = new Uri(server["TEST_SWIFT_URL"]),
            Credentials = SwiftCredentials.V1(server["TEST_SWIFT_USER"], server["TEST_SWIFT_KEY"]),
            MaxRetries = 1,
        }));
        using var leftovers = new SwiftLeftovers(client => SignIn(client, server));

        await KillWithinUpload(server, store, leftovers.Of, TimeSpan.Zero);
    }

    [Fact]
    public async Task Azurite_is_killed_within_an_upload()
    {
        await using OwnServer server = await OwnServer.Start("azurite.sh");
        await using var store = new ObjectStore(new AzureDriver(new AzureOptions
        {
            Endpoint = new Uri(server["TEST_AZURITE_URL"]),
            Credentials = AzureCredentials.AccountKey(server["TEST_AZURITE_ACCOUNT"], server["TEST_AZURITE_KEY"]),
            MaxRetries = 1,
        }));

        // Azurite writes what it knows to its disk every five seconds.
        await KillWithinUpload(
            server, store, bucket => AzureLeftovers.Of(store.Native<BlobServiceClient>(), bucket), TimeSpan.FromSeconds(11));
    }

    private static async Task KillWithinUpload(
        OwnServer server, ObjectStore store, Func<string, Task<IReadOnlyList<string>>> leftovers, TimeSpan settling)
    {
        Bucket bucket = await store.CreateBucket("kills");
        BucketObject target = bucket.Object("a");
        await ObjectState.Of(1, 5000).Write(target);
        await Task.Delay(settling);

        await using (var source = new HookedStream(VersionedBody.Block(2, Length), Length / 2, () => server.Crash()))
        {
            StorageException fault = await Assert.ThrowsAsync<StorageException>(
                async () => await target.UploadFrom(source).WithPartSize(Scene.LeastPart).WithParallelism(2).WithMetadata(ObjectState.VersionName, "2"));
            Assert.Equal((StorageErrorCode.Unavailable, true, "kills", "a"), (fault.Code, fault.IsTransient, fault.Bucket, fault.Key));
        }

        await server.StartAgain();
        await UntilAnswered(target);
        Assert.Equal(ObjectState.Of(1, 5000), await ObjectState.Read(target, withTags: false));

        await target.Upload(VersionedBody.Block(3, Length)).WithPartSize(Scene.LeastPart).WithMetadata(ObjectState.VersionName, "3");

        Assert.Equal(ObjectState.Of(3, Length), await ObjectState.Read(target, withTags: false));
        await bucket.SweepUploads(TimeSpan.Zero);
        Assert.Empty(await leftovers(bucket.Name));
    }

    private static async Task UntilAnswered(BucketObject target)
    {
        for (DateTime end = DateTime.UtcNow.AddMinutes(1); ;)
        {
            try
            {
                await target.GetInfo();
                return;
            }
            catch (StorageException fault) when (fault.IsTransient && DateTime.UtcNow < end)
            {
                await Task.Delay(200);
            }
        }
    }

    private static async Task<(string StorageUrl, string Token)> SignIn(HttpClient client, OwnServer server)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, server["TEST_SWIFT_URL"]);
        request.Headers.Add("X-Auth-User", server["TEST_SWIFT_USER"]);
        request.Headers.Add("X-Auth-Key", server["TEST_SWIFT_KEY"]);
        using HttpResponseMessage answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return (answer.Headers.GetValues("X-Storage-Url").Single(), answer.Headers.GetValues("X-Auth-Token").Single());
    }
}
