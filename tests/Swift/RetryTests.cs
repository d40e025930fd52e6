using System.Diagnostics.Metrics;
using System.Net;

namespace Fluent.Buckets.SwiftTests;

/// <summary>Faults that pass: what is sent again, what is not, and what is told of it.</summary>
public sealed class RetryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_is_busy_is_asked_again_and_that_is_counted()
    {
        await using TestSwift swift = await TestSwift.Create();
        var retries = new List<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == "fluent_buckets.retries")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            lock (retries)
            {
                retries.AddRange(tags.ToArray().Where(tag => tag.Key == "error.type").Select(tag => $"{tag.Value}"));
            }
        });
        listener.Start();
        var failing = new FailingHandler(2, "PUT", HttpStatusCode.ServiceUnavailable);
        await using ObjectStore store = TestSwift.Open(TestSwift.Through(failing));

        await store.Bucket(swift.Bucket.Name).Object("a").UploadText("content", Token);

        Assert.Equal(3, failing.Seen);
        Assert.Equal("content", await swift.Bucket.Object("a").ReadText(Token));
        lock (retries)
        {
            Assert.True(retries.Count(reason => reason == "503") >= 2, string.Join(' ', retries));
        }
    }

    [Fact]
    public async Task A_stream_that_was_read_is_not_sent_again()
    {
        await using TestSwift swift = await TestSwift.Create();
        var failing = new FailingHandler(1, "PUT", HttpStatusCode.ServiceUnavailable) { ReadsBody = true };
        await using ObjectStore store = TestSwift.Open(TestSwift.Through(failing));
        using var stream = new MemoryStream("content"u8.ToArray());

        StorageException error = await Expect.Error(
            StorageErrorCode.Unavailable, async () => await store.Bucket(swift.Bucket.Name).Object("a").UploadFrom(stream, Token));

        Assert.True(error.IsTransient);
        Assert.Equal(1, failing.Seen);
        Assert.False(await swift.Bucket.Object("a").Exists(Token));
    }

    [Fact]
    public async Task A_stream_that_was_not_touched_is_sent_after_the_fault()
    {
        await using TestSwift swift = await TestSwift.Create();
        var failing = new FailingHandler(1, "PUT", HttpStatusCode.ServiceUnavailable);
        await using ObjectStore store = TestSwift.Open(TestSwift.Through(failing));
        using var stream = new MemoryStream("content"u8.ToArray());

        await store.Bucket(swift.Bucket.Name).Object("a").UploadFrom(stream, Token);

        Assert.Equal(2, failing.Seen);
        Assert.Equal("content", await swift.Bucket.Object("a").ReadText(Token));
    }

    [Fact]
    public async Task Retries_come_to_an_end()
    {
        await using TestSwift swift = await TestSwift.Create();
        var failing = new FailingHandler(int.MaxValue, "GET", HttpStatusCode.TooManyRequests);
        await using ObjectStore store = TestSwift.Open(options =>
        {
            TestSwift.Through(failing)(options);
            options.MaxRetries = 2;
        });

        StorageException error = await Expect.Error(
            StorageErrorCode.Throttled, async () => await store.Bucket(swift.Bucket.Name).Object("a").ReadText(Token));

        Assert.True(error.IsTransient);
        Assert.Equal(3, failing.Seen);
    }

    [Fact]
    public async Task What_is_refused_is_not_sent_again()
    {
        await using TestSwift swift = await TestSwift.Create();
        var failing = new FailingHandler(int.MaxValue, "PUT", HttpStatusCode.Forbidden);
        await using ObjectStore store = TestSwift.Open(TestSwift.Through(failing));

        await Expect.Error(StorageErrorCode.AccessDenied, async () => await store.Bucket(swift.Bucket.Name).Object("a").UploadText("x", Token));

        Assert.Equal(1, failing.Seen);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError, StorageErrorCode.Unavailable)]
    [InlineData((HttpStatusCode)498, StorageErrorCode.Throttled)]
    [InlineData(HttpStatusCode.Conflict, StorageErrorCode.Conflict)]
    [InlineData(HttpStatusCode.RequestEntityTooLarge, StorageErrorCode.InvalidArgument)]
    [InlineData(HttpStatusCode.InsufficientStorage, StorageErrorCode.Unavailable)]
    [InlineData(HttpStatusCode.BadRequest, StorageErrorCode.ProviderError)]
    [InlineData(HttpStatusCode.UnprocessableEntity, StorageErrorCode.ChecksumMismatch)]
    public async Task Each_status_has_its_code(HttpStatusCode status, StorageErrorCode code)
    {
        await using TestSwift swift = await TestSwift.Create();
        await using ObjectStore store = TestSwift.Open(options =>
        {
            TestSwift.Through(new FailingHandler(int.MaxValue, "PUT", status))(options);
            options.MaxRetries = 0;
        });

        StorageException error = await Expect.Error(code, async () => await store.Bucket(swift.Bucket.Name).Object("a").UploadText("x", Token));

        Assert.Equal((swift.Bucket.Name, "a"), (error.Bucket, error.Key));
        Assert.IsType<HttpRequestException>(error.InnerException);
    }

    /// <summary>Answers with a status in the place of the first requests of a method to an object.</summary>
    private sealed class FailingHandler(int times, string method, HttpStatusCode status) : DelegatingHandler
    {
        private int _seen;

        public int Seen => _seen;

        public bool ReadsBody { get; init; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            bool isObject = request.RequestUri!.AbsolutePath.Split('/').Length > 4 && request.RequestUri.Query.Length == 0;
            if (request.Method.Method != method || !isObject || Interlocked.Increment(ref _seen) > times)
            {
                return await base.SendAsync(request, cancellationToken);
            }

            if (ReadsBody)
            {
                await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
            }

            return new HttpResponseMessage(status) { RequestMessage = request };
        }
    }
}
