namespace Fluent.Buckets.Conformance;

/// <summary>Many at once: writers race, readers see whole objects.</summary>
public abstract class ConcurrencyTests(StoreHarness harness) : ConformanceTest(harness)
{
    [Fact]
    public async Task Increments_by_compare_and_swap_are_not_lost()
    {
        BucketObject counter = Bucket.Object("counter");
        string etag = (await Put("counter", "0")).ETag;
        if (await Needs.Missing(Store, StoreConditions.WriteIfMatch, async () => await counter.UploadText("1", Token).IfMatch(etag)))
        {
            return;
        }

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Increment(counter, times: 10)));

        Assert.Equal("50", await counter.ReadText(Token));
        await NothingUnfinished();
    }

    [Fact]
    public async Task One_of_many_creators_wins()
    {
        BucketObject target = Bucket.Object("a");
        if (await Needs.Missing(Store, StoreConditions.WriteIfAbsent, async () => await target.UploadText("x", Token).IfAbsent()))
        {
            return;
        }

        string?[] winners = await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            try
            {
                await target.UploadText($"writer {i}", Token).IfAbsent();
                return $"writer {i}";
            }
            catch (StorageException lost) when (IsLost(lost))
            {
                return null;
            }
        }));

        string winner = Assert.Single(winners.OfType<string>());
        Assert.Equal(winner, await Get("a"));
        await NothingUnfinished();
    }

    [Theory]
    [InlineData(100_000)]
    [InlineData(Bodies.LeastPart + 1000)]
    public async Task An_object_is_one_writer_s_whole(int length)
    {
        bool[] stored = await Task.WhenAll(Enumerable.Range(1, 4).Select(async i =>
        {
            using var source = new SourceStream(Bodies.Filled(length + i, (byte)i)) { MostPerRead = 50_000 };
            try
            {
                await Bucket.Object("a").UploadFrom(source, Token)
                    .WithPartSize(Bodies.LeastPart).WithParallelism(2).WithMetadata("writer", $"{i}");
                return true;
            }
            catch (StorageException lost) when (lost.Code == StorageErrorCode.Conflict)
            {
                return false;
            }
        }));

        Assert.Contains(true, stored);
        byte[] body = await Bucket.Object("a").ReadBytes(Token);
        int writer = body[0];
        Expect.SameBytes(Bodies.Filled(length + writer, (byte)writer), body);
        Assert.Equal($"{writer}", (await Bucket.Object("a").GetInfo(Token)).Metadata!["writer"]);
        Assert.Equal(["a"], await Keys(Bucket.List(cancellationToken: Token)));
        await NothingUnfinished();
    }

    [Fact]
    public async Task A_reader_during_overwrites_sees_whole_objects()
    {
        BucketObject target = Bucket.Object("a");
        await Write(target, 1);
        Task writing = Task.Run(
            async () =>
            {
                for (byte value = 2; value <= 40; value++)
                {
                    await Write(target, value);
                }
            },
            Token);

        int whole = 0;
        while (!writing.IsCompleted || whole == 0)
        {
            try
            {
                IsWhole(await target.ReadBytes(Token));
                using var stream = new MemoryStream();
                ObjectInfo info = await target.DownloadTo(stream, Token);
                IsWhole(stream.ToArray());
                Assert.Equal(info.Size, stream.Length);
                whole++;
            }
            catch (StorageException changed) when (changed.IsTransient
                || (changed.Code == StorageErrorCode.ObjectNotFound && Harness.MayVanishDuringOverwrite))
            {
                // The other answer that is allowed; never half an object.
            }
        }

        await writing;
        Assert.Equal(40, (await target.ReadBytes(Token))[0]);
    }

    [Fact]
    public async Task An_object_stays_there_while_it_is_overwritten()
    {
        BucketObject target = Bucket.Object("a");
        await Write(target, 1);
        Task writing = Task.Run(
            async () =>
            {
                for (byte value = 2; value <= 40; value++)
                {
                    await Write(target, value);
                }
            },
            Token);

        do
        {
            Assert.True(await target.Exists(Token) || Harness.MayVanishDuringOverwrite);
            ObjectInfo listed = Assert.Single(await Bucket.List(cancellationToken: Token).ToListAsync(Token));
            Assert.InRange(listed.Size, 200_001, 200_040);
        }
        while (!writing.IsCompleted);

        await writing;
    }

    [Fact]
    public async Task Many_objects_are_written_and_read_at_once()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 20), Token, async (i, token) =>
        {
            byte[] body = Bodies.Random(20_000 + i, seed: i);
            BucketObject target = Bucket.Object($"folder/{i % 3}/{i}");
            await target.Upload(body, token);
            for (int read = 0; read < 3; read++)
            {
                Expect.SameBytes(body, await target.ReadBytes(token));
            }
        });

        Assert.Equal(20, (await Keys(Bucket.List(cancellationToken: Token))).Count);
    }

    [Fact]
    public async Task Writes_and_deletes_of_neighbours_do_not_disturb_each_other()
    {
        // A folder that empties while another writer fills it is where a store on a file system loses objects.
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async worker =>
        {
            for (int i = 0; i < 15; i++)
            {
                BucketObject target = Bucket.Object($"shared/deep/{worker}");
                await target.UploadText($"{i}", Token);
                Assert.Equal($"{i}", await target.ReadText(Token));
                await target.Delete(Token);
            }

            await Bucket.Object($"shared/deep/{worker}").UploadText("last", Token);
        }));

        Assert.Equal(
            ["shared/deep/0", "shared/deep/1", "shared/deep/2", "shared/deep/3"], await SortedKeys(Bucket.List(cancellationToken: Token)));
    }

    [Fact]
    public async Task One_object_is_deleted_by_many_at_once()
    {
        await PutAll("a", "b");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Bucket.Object("a").Delete(Token).AsTask()));

        Assert.Equal(["b"], await Keys(Bucket.List(cancellationToken: Token)));
    }

    private static bool IsLost(StorageException fault) => fault.Code is StorageErrorCode.PreconditionFailed or StorageErrorCode.Conflict;

    private static async Task Increment(BucketObject counter, int times)
    {
        while (times > 0)
        {
            await using ObjectReader reader = await counter.OpenRead(Token);
            using var text = new StreamReader(reader);
            int value = int.Parse(await text.ReadToEndAsync(Token), System.Globalization.CultureInfo.InvariantCulture);
            try
            {
                await counter.UploadText($"{value + 1}", Token).IfMatch(reader.Info.ETag);
                times--;
            }
            catch (StorageException lost) when (IsLost(lost))
            {
                // Another worker was faster: read again.
            }
        }
    }

    private static async Task Write(BucketObject target, byte value) => await target.Upload(Bodies.Filled(200_000 + value, value), Token);

    private static void IsWhole(byte[] body) => Expect.SameBytes(Bodies.Filled(200_000 + body[0], body[0]), body);
}
