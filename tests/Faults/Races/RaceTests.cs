namespace Fluent.Buckets.Faults;

/// <summary>Large uploads of one key race, with requests that are late, while others read it.</summary>
public abstract class RaceTests(FaultStore store, ITestOutputHelper output)
{
    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public async Task One_writer_s_large_object_stands_and_readers_see_no_mix(int writers)
    {
        ObjectStore straight = await store.Straight;
        Bucket bucket = await straight.CreateBucket($"{store.Prefix}race{writers}");
        try
        {
            await ObjectState.Of(100, Scene.Large + 7).Write(bucket.Object("a"));
            using var written = new CancellationTokenSource();
            Task<int> reading = Read(bucket.Name, written.Token);
            StorageErrorCode?[] ends = await Task.WhenAll(Enumerable.Range(1, writers).Select(writer => Write(bucket.Name, writer)));
            await written.CancelAsync();
            output.WriteLine($"{store.Name}: {ends.Count(end => end is null)} of {writers} writers succeeded, {await reading} reads.");

            Assert.Contains(null, ends);
            ObjectState? last = await ObjectState.Read(bucket.Object("a"), withTags: false);
            Assert.Contains(last, Enumerable.Range(1, writers).Select(State));
            await bucket.SweepUploads(TimeSpan.Zero);
            Assert.Empty(await store.Leftovers(bucket.Name));
        }
        finally
        {
            await bucket.DeleteBucket().WithContents();
        }
    }

    private static ObjectState State(int writer) => ObjectState.Of(writer, Scene.Large + (writer * 1000));

    /// <summary>Writes with every third request being late, and gives what it lost by. Null means that it succeeded.</summary>
    private async Task<StorageErrorCode?> Write(string bucket, int writer)
    {
        await using FaultProxy proxy = FaultProxy.To(store.Server);
        proxy.Delay = TimeSpan.FromMilliseconds(50 + (writer * 13 % 100));
        await using ObjectStore faulty = store.Open(proxy.Route);
        proxy.Arm([.. Enumerable.Range(0, 10).Select(i => new Fault((i * 3) + (writer % 3), FaultKind.Delay))]);
        try
        {
            await faulty.Bucket(bucket).Object("a").Upload(VersionedBody.Of(State(writer).Content))
                .WithPartSize(Scene.LeastPart).WithMetadata(ObjectState.VersionName, State(writer).Metadata);
            return null;
        }
        catch (StorageException lost) when (lost.Code is StorageErrorCode.Conflict)
        {
            return lost.Code;
        }
    }

    /// <summary>Reads whole and in ranges until the writers are done, and gives how often.</summary>
    private async Task<int> Read(string bucket, CancellationToken written)
    {
        await using FaultProxy proxy = FaultProxy.To(store.Server);
        await using ObjectStore faulty = store.Open(proxy.Route);
        BucketObject target = faulty.Bucket(bucket).Object("a");
        int whole = 0;
        string path = Path.GetTempFileName();
        try
        {
            while (!written.IsCancellationRequested || whole == 0)
            {
                try
                {
                    await target.DownloadTo(path, CancellationToken.None).WithPartSize(Scene.LeastPart).WithParallelism(3);
                    IsWhole(await File.ReadAllBytesAsync(path, CancellationToken.None));
                    IsWhole(await target.ReadBytes(CancellationToken.None));
                    whole++;
                }
                catch (StorageException changed) when (changed.IsTransient || (changed.Code == StorageErrorCode.ObjectNotFound && store.MayVanishDuringOverwrite))
                {
                    // The other answer that is allowed.
                }
            }
        }
        finally
        {
            File.Delete(path);
        }

        return whole;
    }

    private static void IsWhole(byte[] content)
    {
        string found = VersionedBody.Describe(content);
        Assert.True(!found.Contains('+', StringComparison.Ordinal) && !found.Contains("TORN", StringComparison.Ordinal), $"A reader saw {found}.");
    }
}

public sealed class CephRaceTests(CephFaults store, ITestOutputHelper output) : RaceTests(store, output), IClassFixture<CephFaults>;

public sealed class AzuriteRaceTests(AzuriteFaults store, ITestOutputHelper output) : RaceTests(store, output), IClassFixture<AzuriteFaults>;

public sealed class SwiftRaceTests(SwiftFaults store, ITestOutputHelper output) : RaceTests(store, output), IClassFixture<SwiftFaults>;

public sealed class SwiftS3RaceTests(SwiftS3Faults store, ITestOutputHelper output) : RaceTests(store, output), IClassFixture<SwiftS3Faults>;

public sealed class TestbenchRaceTests(TestbenchFaults store, ITestOutputHelper output) : RaceTests(store, output), IClassFixture<TestbenchFaults>;

public sealed class DoubleRaceTests(DoubleFaults store, ITestOutputHelper output) : RaceTests(store, output), IClassFixture<DoubleFaults>;
