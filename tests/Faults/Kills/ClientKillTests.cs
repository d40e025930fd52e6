using System.Globalization;

namespace Fluent.Buckets.Faults;

/// <summary>A client is killed at random moments of uploads, overwrites, copies and moves.</summary>
public abstract class ClientKillTests(FaultStore store, ITestOutputHelper output)
{
    private static readonly string[] Keys = ["small", "large", "unknown", "parts", "source", "copy", "moving", "moved"];

    [Fact]
    public async Task What_a_killed_client_leaves_is_whole_and_is_swept()
    {
        int seed = FaultSettings.Seed;
        output.WriteLine($"{store.Name}: seed {seed}, {FaultSettings.Kills(store)} kills.");
        Bucket bucket = await (await store.Straight).CreateBucket($"{store.Prefix}kills");
        var random = new Random(seed);
        var done = new Dictionary<string, int>();
        int newest = 0;
        int leftovers = 0;
        try
        {
            for (int round = 0; round < FaultSettings.Kills(store); round++)
            {
                using var client = ClientProcess.Start(store, bucket.Name, seed + round, newest + 1);
                await client.KillAfter(random.Next(1, 5), TimeSpan.FromMilliseconds(random.Next(400)));
                newest = Math.Max(newest, client.Begun.Values.DefaultIfEmpty().Max());
                foreach ((string key, int version) in client.Done)
                {
                    done[key] = version;
                }

                await Settle(bucket);
                await AssertWhole(bucket, done, newest, $"{store.Name}, seed {seed}, kill {round + 1}");
                leftovers += await AssertSwept(bucket);
            }
        }
        finally
        {
            await bucket.DeleteBucket().WithContents();
        }

        output.WriteLine($"{store.Name}: {newest} changes begun, {leftovers} leftovers found and swept.");
    }

    /// <summary>Waits until nothing changes any more: what was sent before the kill may still be on its way into the server.</summary>
    private static async Task Settle(Bucket bucket)
    {
        string before;
        string now = string.Empty;
        do
        {
            before = now;
            await Task.Delay(300);
            now = string.Join('\n', await bucket.List().Select(found => $"{found.Key} {found.ETag}").ToListAsync());
        }
        while (now != before);
    }

    private static async Task AssertWhole(Bucket bucket, Dictionary<string, int> done, int newest, string round)
    {
        var found = new Dictionary<string, ObjectState?>();
        foreach (string key in Keys)
        {
            ObjectState? state = found[key] = await ObjectState.Read(bucket.Object(key), withTags: false);
            if (state is not null)
            {
                int least = key is "moving" or "moved" or "source" or "copy" ? 1 : done.GetValueOrDefault(key, 1);
                string[] block = state.Content.Split(':');
                Assert.True(block.Length == 2 && !state.Content.StartsWith("TORN", StringComparison.Ordinal), $"{round}: {key} is {state}");
                int version = int.Parse(block[0], CultureInfo.InvariantCulture);
                Assert.True(version >= least && version <= newest, $"{round}: {key} is {state}, completed {least}, begun {newest}");
                Assert.True(state.Metadata == block[0], $"{round}: {key} is {state}");
            }
            else if (key is not ("moving" or "moved" or "source" or "copy"))
            {
                Assert.False(done.ContainsKey(key), $"{round}: {key} is missing, completed {done.GetValueOrDefault(key)}");
            }
        }

        Assert.True(!done.ContainsKey("moving") || found["moving"] is not null || found["moved"] is not null, $"{round}: what was moved is nowhere.");
        Assert.True(!done.ContainsKey("copy") || found["copy"] is not null, $"{round}: the copy is missing.");
    }

    private async Task<int> AssertSwept(Bucket bucket)
    {
        IReadOnlyList<string> left = await store.Leftovers(bucket.Name);
        IReadOnlyList<string> after = left;
        for (int attempt = 0; attempt < 20 && (after.Count > 0 || attempt == 0); attempt++)
        {
            await Task.Delay(attempt * 100);
            await bucket.SweepUploads(TimeSpan.Zero);
            after = await store.Leftovers(bucket.Name);
        }

        Assert.Empty(after);
        return left.Count;
    }
}

public sealed class CephClientKillTests(CephFaults store, ITestOutputHelper output) : ClientKillTests(store, output), IClassFixture<CephFaults>;

public sealed class AzuriteClientKillTests(AzuriteFaults store, ITestOutputHelper output) : ClientKillTests(store, output), IClassFixture<AzuriteFaults>;

public sealed class SwiftClientKillTests(SwiftFaults store, ITestOutputHelper output) : ClientKillTests(store, output), IClassFixture<SwiftFaults>;

public sealed class SwiftS3ClientKillTests(SwiftS3Faults store, ITestOutputHelper output) : ClientKillTests(store, output), IClassFixture<SwiftS3Faults>;

public sealed class TestbenchClientKillTests(TestbenchFaults store, ITestOutputHelper output) : ClientKillTests(store, output), IClassFixture<TestbenchFaults>;

public sealed class DoubleClientKillTests(DoubleFaults store, ITestOutputHelper output) : ClientKillTests(store, output), IClassFixture<DoubleFaults>;
