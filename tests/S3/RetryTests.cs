using System.Diagnostics;
using System.Net;

namespace Fluent.Buckets.S3Tests;

/// <summary>What is sent again, and what never is. One at a time: the retries of all stores have one counter.</summary>
[Collection("retries")]
public sealed class RetryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_failed_request_is_sent_again_and_reported()
    {
        using var server = new FakeServer(request => request.Number < 3
            ? FakeServer.Error(HttpStatusCode.ServiceUnavailable, "ServiceUnavailable")
            : FakeServer.Ok());
        using var retries = new RetryCounter();
        await using ObjectStore store = server.Open();

        await store.Bucket("bucket").Object("key").UploadText("text", Token);

        Assert.Equal(3, server.Requests.Count);
        Assert.All(server.Requests, request => Assert.Equal("text"u8.ToArray(), request.Body));
        Assert.Equal(["503", "503"], retries.Reasons);
    }

    [Fact]
    public async Task It_is_sent_no_sooner_than_the_server_asks()
    {
        // The SDK itself waits less than a second before the first retry.
        using var server = new FakeServer(request => request.Number == 1 ? Busy(seconds: "2") : FakeServer.Ok());
        await using ObjectStore store = server.Open();
        var clock = Stopwatch.StartNew();

        await store.Bucket("bucket").Object("key").UploadText("text", Token);

        Assert.Equal(2, server.Requests.Count);
        Assert.InRange(clock.Elapsed, TimeSpan.FromSeconds(1.9), TimeSpan.FromSeconds(19));
    }

    [Fact]
    public async Task A_wait_that_the_server_asks_for_can_be_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        using var server = new FakeServer(_ =>
        {
            cancel.CancelAfter(TimeSpan.FromSeconds(1.5));
            return Busy(seconds: "20");
        });
        await using ObjectStore store = server.Open();
        var clock = Stopwatch.StartNew();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.Bucket("bucket").Object("key").UploadText("text", cancel.Token));

        Assert.Single(server.Requests);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task It_is_sent_as_often_as_the_options_say()
    {
        using var server = new FakeServer(_ => FakeServer.Error(HttpStatusCode.InternalServerError, "InternalError"));
        await using ObjectStore store = server.Open(configure: options => options.MaxRetries = 1);

        StorageException fault = await Fault(StorageErrorCode.Unavailable, async () => await store.Bucket("bucket").Object("key").UploadText("text", Token));

        Assert.Equal(2, server.Requests.Count);
        Assert.True(fault.IsTransient);
        Assert.Equal("r-1", fault.RequestId);
    }

    [Theory]
    [InlineData("http://fake.example:9000")]
    [InlineData("https://fake.example:9000")]
    public async Task A_body_that_can_be_read_once_is_not_sent_again(string endpoint)
    {
        using var server = new FakeServer(_ => FakeServer.Error(HttpStatusCode.ServiceUnavailable, "SlowDown"));
        using var retries = new RetryCounter();
        await using var driver = new S3Driver(new S3Options
        {
            Endpoint = new Uri(endpoint),
            Compatibility = S3Compatibility.Ceph,
            Credentials = S3Credentials.AccessKey("FAKEACCESSKEY", FakeServer.SecretKey),
            HttpHandler = server,
        });
        using var source = new OnceStream(new byte[100]);

        await Fault(StorageErrorCode.Throttled, () => driver.Write(Request(), new OnceBody(source, 100), Token));

        Assert.Single(server.Requests);
        Assert.Equal(100, source.BytesRead);
        Assert.Empty(retries.Reasons);
    }

    [Fact]
    public async Task A_part_that_can_be_read_once_is_not_sent_again()
    {
        using var server = new FakeServer(_ => FakeServer.Error(HttpStatusCode.ServiceUnavailable, "SlowDown"));
        await using var driver = new S3Driver(new S3Options
        {
            Endpoint = new Uri("http://fake.example:9000"),
            Compatibility = S3Compatibility.Ceph,
            Credentials = S3Credentials.AccessKey("FAKEACCESSKEY", FakeServer.SecretKey),
            HttpHandler = server,
        });
        using var source = new OnceStream(new byte[100]);

        await Fault(
            StorageErrorCode.Throttled,
            () => driver.UploadPart(new UploadReference("bucket", "key", "id"), 1, new OnceBody(source, 100), Token));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task What_was_held_in_memory_to_be_signed_may_be_sent_again()
    {
        using var server = new FakeServer(request => request.Number == 1
            ? FakeServer.Error(HttpStatusCode.ServiceUnavailable, "SlowDown")
            : FakeServer.Ok());
        await using var driver = new S3Driver(new S3Options
        {
            Endpoint = new Uri("http://fake.example:9000"),
            Compatibility = S3Compatibility.Generic,
            Credentials = S3Credentials.AccessKey("FAKEACCESSKEY", FakeServer.SecretKey),
            HttpHandler = server,
        });
        using var source = new OnceStream(new byte[100]);

        await driver.Write(Request(), new OnceBody(source, 100), Token);

        Assert.All(server.Requests, request => Assert.Equal(new byte[100], request.Body));
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("http://fake.example:9000")]
    [InlineData("https://fake.example:9000")]
    public async Task A_source_that_fails_is_told_as_such_and_nothing_is_sent_again(string endpoint)
    {
        using var server = new FakeServer(_ => FakeServer.Ok());
        using var retries = new RetryCounter();
        await using ObjectStore store = server.Open(endpoint: endpoint);
        using var source = new OnceStream(new byte[100], failsAt: 50);

        StorageException fault = await Fault(
            StorageErrorCode.SourceFailed, async () => await store.Bucket("bucket").Object("key").UploadFrom(source, Token));

        Assert.Contains("the disk is gone", fault.ToString(), StringComparison.Ordinal);
        Assert.Empty(retries.Reasons);
    }

    [Fact]
    public async Task A_completion_whose_answer_was_lost_is_a_success()
    {
        const string Part = "0123456789abcdef0123456789abcdef";
        int completions = 0;
        using var server = new FakeServer(request => (request.Method, request.Query) switch
        {
            ("GET", _) => FakeServer.Xml($"<ListPartsResult><Part><PartNumber>1</PartNumber><ETag>\"{Part}\"</ETag><Size>3</Size></Part></ListPartsResult>"),
            ("POST", _) => completions++ == 0
                ? FakeServer.Error(HttpStatusCode.InternalServerError, "InternalError")
                : FakeServer.Error(HttpStatusCode.NotFound, "NoSuchUpload"),
            _ => Head($"\"{Combined(Part)}-1\""),
        });
        await using ObjectStore store = server.Open();
        await using var driver = new S3Driver(new S3Options
        {
            Endpoint = new Uri("http://fake.example:9000"),
            Compatibility = S3Compatibility.Ceph,
            Credentials = S3Credentials.AccessKey("FAKEACCESSKEY", FakeServer.SecretKey),
            HttpHandler = server,
        });

        ObjectInfo info = await driver.CompleteUpload(
            new UploadReference("bucket", "key", "id"), Request(), [new UploadedPart(1, Part, 3)], Token);

        Assert.Equal($"{Combined(Part)}-1", info.ETag);
        Assert.Equal(2, completions);
    }

    private static HttpResponseMessage Head(string etag)
    {
        HttpResponseMessage response = FakeServer.Ok(etag);
        response.Content.Headers.ContentLength = 0;
        return response;
    }

#pragma warning disable CA5351 // The protocol's own way.
    private static string Combined(string part) =>
        Convert.ToHexStringLower(System.Security.Cryptography.MD5.HashData(Convert.FromHexString(part)));
#pragma warning restore CA5351

    private static WriteRequest Request() => new()
    {
        Bucket = "bucket",
        Key = "key",
        Headers = new ContentHeaders { ContentType = "text/plain" },
        Metadata = new Dictionary<string, string>(),
    };

    private static async Task<StorageException> Fault(StorageErrorCode code, Func<Task> call)
    {
        StorageException fault = await Assert.ThrowsAsync<StorageException>(call);
        Assert.True(fault.Code == code, fault.ToString());
        return fault;
    }

    /// <summary>A body that is the caller's stream.</summary>
    private sealed class OnceBody(Stream source, long length) : ObjectBody
    {
        public override long? Length => length;

        public override bool CanReplay => false;

        public override Stream Open() => source;
    }

    private static HttpResponseMessage Busy(string seconds)
    {
        HttpResponseMessage answer = FakeServer.Error(HttpStatusCode.ServiceUnavailable, "SlowDown");
        answer.Headers.TryAddWithoutValidation("Retry-After", seconds);
        return answer;
    }
}
