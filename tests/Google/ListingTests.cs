using System.Globalization;

namespace Fluent.Buckets.GoogleTests;

/// <summary>Pages and batches, counted in requests.</summary>
public sealed class ListingTests
{
    private const int Many = 5001;

    [Fact]
    public async Task Many_objects_take_a_request_a_page_and_their_deletion_one_a_hundred()
    {
        await using TestStore test = await TestStore.Start();
        Bucket bucket = await test.NewBucket();
        await Parallel.ForAsync(0, Many, TestStore.Token, async (i, token) =>
            await bucket.Object($"key-{i.ToString("D5", CultureInfo.InvariantCulture)}").Upload(ReadOnlyMemory<byte>.Empty, token));
        test.Hook.Sent.Clear();

        List<string> keys = await bucket.List(cancellationToken: TestStore.Token).Select(info => info.Key).ToListAsync(TestStore.Token);

        Assert.Equal(Enumerable.Range(0, Many).Select(i => $"key-{i:D5}"), keys);
        Assert.Equal(6, test.Hook.Sent.Count);

        test.Hook.Sent.Clear();
        await bucket.DeleteMany(keys, TestStore.Token);

        // 1,000 keys go to the driver at once, and 100 to a batch.
        Assert.Equal(51, test.Hook.Sent.Count);
        Assert.All(test.Hook.Sent, sent => Assert.Equal("POST /batch/storage/v1", sent));
        Assert.Empty(await bucket.List(cancellationToken: TestStore.Token).ToListAsync(TestStore.Token));
    }

    [Fact]
    public async Task What_a_batch_could_not_do_yet_is_done_alone()
    {
        await using TestStore test = await TestStore.Start();
        Bucket bucket = await test.NewBucket();
        await bucket.Object("a").UploadText("x", TestStore.Token);
        await bucket.Object("b").UploadText("x", TestStore.Token);
        test.Hook.Fail(request => request.RequestUri!.AbsolutePath == "/batch/storage/v1", 1, async (_, send) =>
        {
            HttpResponseMessage answer = await send();
            string body = await answer.Content.ReadAsStringAsync(TestStore.Token);
            var changed = new StringContent(body.Replace("HTTP/1.1 204", "HTTP/1.1 503", StringComparison.Ordinal));
            changed.Headers.ContentType = answer.Content.Headers.ContentType;
            answer.Content = changed;
            return answer;
        });

        await bucket.DeleteMany(["a", "b"], TestStore.Token);

        Assert.Equal(2, test.Retries);
        Assert.Equal(2, test.Hook.Sent.Count(sent => sent.StartsWith("DELETE ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_server_without_batches_gets_single_deletes()
    {
        await using TestStore test = await TestStore.Start();
        Bucket bucket = await test.NewBucket();
        await bucket.Object("a").UploadText("x", TestStore.Token);
        test.Hook.Around = (request, send) => request.RequestUri!.AbsolutePath == "/batch/storage/v1"
            ? Task.FromResult(RequestHook.Answer(System.Net.HttpStatusCode.NotImplemented))
            : send();

        await bucket.DeleteMany(["a", "missing"], TestStore.Token);

        Assert.False(await bucket.Object("a").Exists(TestStore.Token));
    }
}
