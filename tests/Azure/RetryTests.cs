using System.Diagnostics.Metrics;
using System.Net;

namespace Fluent.Buckets.AzureTests;

/// <summary>Requests that are sent again, and those that are not.</summary>
public sealed class RetryTests : AzureTest
{
    [Fact]
    public async Task A_request_that_the_server_could_not_answer_is_sent_again_and_reported()
    {
        using var retries = new RetryCounter();
        FailOnce("PUT", HttpStatusCode.ServiceUnavailable);

        await Bucket.Object("retried").Upload(new byte[1000], Token);

        Assert.Equal(2, Log.Count("PUT", "/retried"));
        Assert.Contains("503", retries.Reasons);
        Assert.Equal(1000, (await Bucket.Object("retried").GetInfo(Token)).Size);
    }

    [Fact]
    public async Task A_stream_of_the_caller_is_sent_once()
    {
        FailOnce("PUT", HttpStatusCode.ServiceUnavailable);
        using var source = new MemoryStream(new byte[1000]);

        StorageException error = await Assert.ThrowsAsync<StorageException>(
            async () => await Bucket.Object("streamed").UploadFrom(new ForwardStream(source), Token));

        Assert.Equal(StorageErrorCode.Unavailable, error.Code);
        Assert.Equal(1, Log.Count("PUT", "/streamed"));
        Assert.False(await Bucket.Object("streamed").Exists(Token));
    }

    [Fact]
    public async Task A_caller_s_stream_that_fails_is_told_as_such_and_not_sent_again()
    {
        using var source = new MemoryStream(new byte[100_000]);

        StorageException error = await Fails(
            StorageErrorCode.SourceFailed, async () => await Bucket.Object("broken").UploadFrom(new ForwardStream(source) { FailsAt = 50_000 }, Token));

        Assert.IsType<IOException>(error.InnerException);
        Assert.Equal(1, Log.Count("PUT", "/broken"));
    }

    [Fact]
    public async Task A_service_that_asks_to_slow_down_until_the_last_try_throttles()
    {
        Log.Instead = request => request.Method == "HEAD" ? Answer(HttpStatusCode.ServiceUnavailable, "ServerBusy") : null;

        StorageException error = await Fails(StorageErrorCode.Throttled, async () => await Bucket.Object("a").GetInfo(Token));

        Assert.True(error.IsTransient);
        Assert.Equal(4, Log.Count("HEAD", "/a"));
    }

    [Fact]
    public async Task A_download_that_breaks_off_goes_on_where_it_was_and_is_reported()
    {
        byte[] body = new byte[300_000];
        Random.Shared.NextBytes(body);
        await Bucket.Object("long").Upload(body, Token);
        using var retries = new RetryCounter();
        bool broke = false;
        Log.Instead = request =>
        {
            if (broke || request.Method != "GET")
            {
                return null;
            }

            broke = true;
            HttpResponseMessage answer = Answer(HttpStatusCode.OK, null);
            answer.Headers.TryAddWithoutValidation("ETag", "\"0x1\"");
            answer.Content = new StreamContent(new ForwardStream(new MemoryStream(body)) { FailsAt = 100_000 });
            answer.Content.Headers.ContentLength = body.Length;
            return answer;
        };

        // The first answer is of another ETag than the object has: what is there now is not mixed with it.
        await Fails(StorageErrorCode.Conflict, async () => await Bucket.Object("long").ReadBytes(Token));
        Assert.Contains("read broke off", retries.Reasons);
    }

    private void FailOnce(string method, HttpStatusCode status)
    {
        int left = 1;
        Log.Instead = request => request.Method == method && Interlocked.Decrement(ref left) == 0 ? Answer(status, "InternalError") : null;
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, string? code)
    {
        var answer = new HttpResponseMessage(status) { Content = new ByteArrayContent([]) };
        answer.Headers.TryAddWithoutValidation("x-ms-request-id", "test");
        if (code is not null)
        {
            answer.Headers.TryAddWithoutValidation("x-ms-error-code", code);
        }

        return answer;
    }

    private sealed class RetryCounter : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly List<string> _reasons = [];

        public RetryCounter()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "fluent_buckets.retries")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
            {
                foreach (KeyValuePair<string, object?> tag in tags)
                {
                    lock (_reasons)
                    {
                        _reasons.Add($"{tag.Value}");
                    }
                }
            });
            _listener.Start();
        }

        public IReadOnlyList<string> Reasons
        {
            get
            {
                lock (_reasons)
                {
                    return [.. _reasons];
                }
            }
        }

        public void Dispose() => _listener.Dispose();
    }
}
