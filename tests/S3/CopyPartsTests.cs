using System.Net;

namespace Fluent.Buckets.S3Tests;

/// <summary>Copies in parts, where one part fails while others are under way.</summary>
public sealed class CopyPartsTests
{
    private const int MiB = 1024 * 1024;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_part_that_fails_lets_the_others_end_before_the_upload_is_aborted()
    {
        using var server = new FakeServer(Answer);
        using var slow = new SlowParts(server);
        await using ObjectStore store = server.Open(
            S3Compatibility.Ceph with { GreatestSingleCopy = 5 * MiB }, configure: options => options.HttpHandler = slow);

        StorageException error = await Assert.ThrowsAsync<StorageException>(
            async () => await store.Bucket("bucket").Object("a").CopyTo("b", Token));

        Assert.Equal(StorageErrorCode.AuthenticationFailed, error.Code);
        Assert.Equal(0, slow.Cancelled);
        Assert.Contains("part 2", slow.Ended);
        Assert.Equal("abort", slow.Ended[^1]);
        Assert.Single(slow.Ended, what => what == "abort");
    }

    [Fact]
    public async Task Cancelling_the_copy_cancels_all_parts_at_once()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        using var server = new FakeServer(Answer);
        using var slow = new SlowParts(server) { Started = cancel.Cancel };
        await using ObjectStore store = server.Open(
            S3Compatibility.Ceph with { GreatestSingleCopy = 5 * MiB }, configure: options => options.HttpHandler = slow);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.Bucket("bucket").Object("a").CopyTo("b", cancel.Token));

        Assert.NotEqual(0, slow.Cancelled);
        Assert.Equal(["abort"], slow.Ended);
    }

    private static HttpResponseMessage Answer(FakeRequest request)
    {
        if (request.Method == "HEAD")
        {
            HttpResponseMessage found = FakeServer.Ok();
            found.Content.Headers.ContentLength = 11 * MiB;
            return found;
        }

        return (request.Method, SlowParts.Part(request.Query)) switch
        {
            ("POST", _) => FakeServer.Xml("<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>"),
            ("PUT", "1") => FakeServer.Error(HttpStatusCode.Forbidden, "InvalidAccessKeyId"),
            ("PUT", _) => FakeServer.Xml("<CopyPartResult><ETag>\"e\"</ETag></CopyPartResult>"),
            ("GET", _) => FakeServer.Xml("<Tagging><TagSet/></Tagging>"),
            _ => new HttpResponseMessage(HttpStatusCode.NoContent),
        };
    }

    /// <summary>Answers the first part once another one is under way, and that one some time later.</summary>
    private sealed class SlowParts(FakeServer server) : DelegatingHandler(server)
    {
        private static readonly TimeSpan Later = TimeSpan.FromMilliseconds(300);
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

        private readonly TaskCompletionSource _second = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Lock _lock = new();
        private readonly List<string> _ended = [];
        private int _cancelled;

        /// <summary>Called when another part than the first is under way; no part is answered then, which might come first. Null answers them.</summary>
        public Action? Started { get; init; }

        public int Cancelled => _cancelled;

        public IReadOnlyList<string> Ended
        {
            get
            {
                lock (_lock)
                {
                    return [.. _ended];
                }
            }
        }

        public static string? Part(string query) => System.Web.HttpUtility.ParseQueryString(query)["partNumber"];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            string? part = Part(request.RequestUri!.Query);
            try
            {
                if (part == "1")
                {
                    await _second.Task.WaitAsync(Patience, cancellationToken);
                }
                else if (part is not null)
                {
                    Start();
                    await Task.Delay(Started is null ? Later : Patience, cancellationToken);
                }

                HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
                Note(part is not null ? $"part {part}" : request.Method == HttpMethod.Delete ? "abort" : null);
                return response;
            }
            catch (OperationCanceledException)
            {
                Interlocked.Increment(ref _cancelled);
                throw;
            }
        }

        private void Start()
        {
            if (Started is null)
            {
                _second.TrySetResult();
            }
            else
            {
                Started();
            }
        }

        private void Note(string? what)
        {
            if (what is not null)
            {
                lock (_lock)
                {
                    _ended.Add(what);
                }
            }
        }
    }
}
