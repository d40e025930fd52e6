using System.Net;

namespace Fluent.Buckets.GoogleTests;

/// <summary>Faults that pass: requests are sent again and told, and what cannot be sent again is not.</summary>
public sealed class RetryTests
{
    [Fact]
    public async Task A_refused_request_is_sent_again_and_told()
    {
        await using TestStore test = await TestStore.Start();
        Bucket bucket = await test.NewBucket();
        test.Hook.Fail(_ => true, 2, (_, _) => Task.FromResult(RequestHook.Answer(HttpStatusCode.ServiceUnavailable)));

        await bucket.Object("a").UploadText("text", TestStore.Token);

        Assert.Equal(2, test.Retries);
        Assert.Equal("text", await bucket.Object("a").ReadText(TestStore.Token));
    }

    [Fact]
    public async Task It_ends_with_the_last_try()
    {
        await using TestStore test = await TestStore.Start(options => options.MaxRetries = 2);
        Bucket bucket = await test.NewBucket();
        test.Hook.Around = (_, _) => Task.FromResult(RequestHook.Answer(HttpStatusCode.TooManyRequests));
        test.Hook.Sent.Clear();

        await Fails.With(StorageErrorCode.Throttled, async () => await bucket.Object("a").GetInfo(TestStore.Token));

        Assert.Equal(3, test.Hook.Sent.Count);
        Assert.Equal(2, test.Retries);
    }

    [Fact]
    public async Task A_body_that_is_read_once_is_not_sent_again()
    {
        await using TestStore test = await TestStore.Start();
        Bucket bucket = await test.NewBucket();
        MultipartUpload upload = await bucket.Object("a").StartUpload(TestStore.Token);
        test.Hook.Fail(request => request.Method == HttpMethod.Put, 1, async (request, send) =>
        {
            using HttpResponseMessage answer = await send();
            return RequestHook.Answer(HttpStatusCode.ServiceUnavailable);
        });
        string path = Path.GetTempFileName();
        await File.WriteAllBytesAsync(path, Bodies.Random(1000), TestStore.Token);
        try
        {
            await using (FileStream file = File.OpenRead(path))
            {
                await Fails.With(StorageErrorCode.Unavailable, async () => await upload.UploadPart(1, file, TestStore.Token));
            }

            Assert.Equal(0, test.Retries);
            UploadedPart part = await upload.UploadPart(1, Bodies.Random(1000), TestStore.Token);
            await upload.Complete([part], TestStore.Token);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_broken_chunk_goes_on_where_the_session_stands()
    {
        await using TestStore test = await TestStore.Start();
        Bucket bucket = await test.NewBucket();
        byte[] body = Bodies.Random((20 * Bodies.MiB) + 12345);

        // Half of the second chunk arrives, then the connection breaks.
        int chunks = 0;
        test.Hook.Around = async (request, send) =>
        {
            if (request.Method != HttpMethod.Put || ++chunks != 2)
            {
                return await send();
            }

            byte[] chunk = await request.Content!.ReadAsByteArrayAsync(TestStore.Token);
            long from = request.Content.Headers.ContentRange!.From!.Value;
            request.Content = new ByteArrayContent(chunk[..(4 * Bodies.MiB)]);
            request.Content.Headers.TryAddWithoutValidation("Content-Range", $"bytes {from}-{from + (4 * Bodies.MiB) - 1}/*");
            (await send()).Dispose();
            throw new HttpRequestException("The connection was reset.");
        };

        ObjectInfo info = await bucket.Object("a").UploadFrom(Bodies.Unseekable(body), TestStore.Token).WithParallelism(1);

        Assert.Equal(1, test.Retries);
        Assert.Equal(body.Length, info.Size);
        Assert.Equal(body, await bucket.Object("a").ReadBytes(TestStore.Token));
        Assert.Equal(0, test.Server.OpenSessions);
    }

    [Fact]
    public async Task A_session_whose_last_answer_was_lost_is_found_complete()
    {
        await using TestStore test = await TestStore.Start();
        Bucket bucket = await test.NewBucket();
        byte[] body = Bodies.Random(9 * Bodies.MiB);
        int chunks = 0;
        test.Hook.Around = async (request, send) =>
        {
            HttpResponseMessage answer = await send();
            return request.Method == HttpMethod.Put && ++chunks == 2 ? throw new HttpRequestException("The answer is lost.") : answer;
        };

        await bucket.Object("a").UploadFrom(Bodies.Unseekable(body), TestStore.Token).WithParallelism(1).IfAbsent();

        Assert.Equal(1, test.Retries);
        Assert.Equal(body, await bucket.Object("a").ReadBytes(TestStore.Token));
    }

    [Fact]
    public async Task A_start_whose_connection_broke_is_sent_again()
    {
        await using TestStore test = await TestStore.Start();
        Bucket bucket = await test.NewBucket();
        byte[] body = Bodies.Random((5 * Bodies.MiB) + 1);
        test.Hook.Fail(
            request => request.Method == HttpMethod.Post && request.RequestUri!.Query.StartsWith("?uploads", StringComparison.Ordinal), 1,
            (_, _) => throw new HttpRequestException("The connection broke off."));

        await bucket.Object("a").Upload(body, TestStore.Token).WithPartSize(5 * Bodies.MiB);

        Assert.Equal(1, test.Retries);
        Assert.Equal(body, await bucket.Object("a").ReadBytes(TestStore.Token));
    }

    [Fact]
    public async Task A_completion_whose_answer_was_lost_is_found_by_its_checksum()
    {
        await using TestStore test = await TestStore.Start();
        Bucket bucket = await test.NewBucket();
        byte[] body = Bodies.Random((12 * Bodies.MiB) + 1);
        test.Hook.Fail(
            request => request.Method == HttpMethod.Post && request.RequestUri!.Query.StartsWith("?uploadId=", StringComparison.Ordinal), 1,
            async (_, send) =>
            {
                (await send()).Dispose();
                throw new HttpRequestException("The answer is lost.");
            });

        ObjectInfo info = await bucket.Object("a").Upload(body, TestStore.Token).WithPartSize(5 * Bodies.MiB);

        Assert.Equal(1, test.Retries);
        Assert.Equal(info.ETag, (await bucket.Object("a").GetInfo(TestStore.Token)).ETag);
        Assert.Equal(body, await bucket.Object("a").ReadBytes(TestStore.Token));
    }

    [Fact]
    public async Task A_stream_that_breaks_leaves_no_session_and_no_upload()
    {
        await using TestStore test = await TestStore.Start();
        Bucket bucket = await test.NewBucket();
        await bucket.Object("a").UploadText("old", TestStore.Token);
        byte[] body = Bodies.Random(20 * Bodies.MiB);

        foreach (int parallelism in (int[])[1, 4])
        {
            await Fails.With(
                StorageErrorCode.SourceFailed,
                async () => await bucket.Object("a").UploadFrom(Bodies.Unseekable(body, 18 * Bodies.MiB), TestStore.Token).WithParallelism(parallelism));
        }

        Assert.Equal((0, 0, 0L), (test.Server.OpenSessions, test.Server.OpenUploads, test.Retries));
        Assert.Equal("old", await bucket.Object("a").ReadText(TestStore.Token));
    }
}
