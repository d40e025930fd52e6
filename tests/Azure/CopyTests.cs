using System.Collections.Concurrent;
using System.Net;
using System.Web;

namespace Fluent.Buckets.AzureTests;

/// <summary>Copies that are too long for Azurite, or of a kind that it does not have.</summary>
public sealed class CopyTests : IDisposable
{
    private const long Long = (600L * 1024 * 1024) + 1;

    private readonly RequestLog _log = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static CopyRequest Request => new()
    {
        SourceBucket = "source",
        SourceKey = "a b",
        TargetBucket = "target",
        TargetKey = "c",
        IfAbsent = true,
    };

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task A_short_copy_is_one_request_with_its_conditions()
    {
        await using AzureDriver driver = Documented.Open(_log);
        _log.Instead = request => request.Method == "HEAD"
            ? Documented.Answer(HttpStatusCode.OK, "text")
            : Documented.Answer(HttpStatusCode.Accepted, string.Empty, ("x-ms-copy-status", "success"), ("x-ms-copy-id", Guid.Empty.ToString()));

        await driver.Copy(Request, Token);

        SentRequest copy = Assert.Single(_log.Requests, request => request.Method == "PUT");
        Assert.Equal(("true", "*"), (copy.Header("x-ms-requires-sync"), copy.Header("If-None-Match")));
        Assert.Equal("\"0x8D4BCC2E4835CD0\"", copy.Header("x-ms-source-if-match"));
        var source = new Uri(copy.Header("x-ms-copy-source")!);
        Assert.Equal("/source/a%20b", source.AbsolutePath);
        Assert.Equal("r", HttpUtility.ParseQueryString(source.Query)["sp"]);
    }

    [Fact]
    public async Task A_long_copy_goes_block_by_block_and_is_committed_whole()
    {
        await using AzureDriver driver = Documented.Open(_log);
        _log.Instead = request => request.Method == "HEAD"
            ? Documented.Answer(HttpStatusCode.OK, string.Empty, ("Content-Length", $"{Long}"), ("x-ms-meta-camera", "x100"), ("Content-Language", "de"))
            : Documented.Answer(HttpStatusCode.Created);

        ObjectInfo info = await driver.Copy(Request, Token);

        Assert.Equal(Long, info.Size);
        SentRequest[] blocks = [.. _log.Requests.Where(request => request.Uri.Query.Contains("comp=block&", StringComparison.Ordinal))];
        const long Block = 256 * 1024 * 1024;
        Assert.Equal(
            [$"bytes=0-{Block - 1}", $"bytes={Block}-{(2 * Block) - 1}", $"bytes={2 * Block}-{Long - 1}"],
            blocks.Select(block => block.Header("x-ms-source-range")).Order(StringComparer.Ordinal));
        Assert.All(blocks, block => Assert.Equal("\"0x8D4BCC2E4835CD0\"", block.Header("x-ms-source-if-match")));
        SentRequest commit = Assert.Single(_log.Requests, request => request.Uri.Query.Contains("comp=blocklist", StringComparison.Ordinal));
        Assert.Equal(("*", "x100", "de"), (commit.Header("If-None-Match"), commit.Header("x-ms-meta-camera"), commit.Header("x-ms-blob-content-language")));
    }

    [Fact]
    public async Task Blocks_of_a_long_copy_that_fails_give_their_bytes_back()
    {
        await using AzureDriver driver = Documented.Open(_log);
        var staged = new ConcurrentBag<string>();
        _log.Instead = request =>
        {
            string query = request.Uri.Query;
            if (request.Method == "HEAD")
            {
                return Documented.Answer(HttpStatusCode.OK, string.Empty, ("Content-Length", $"{Long}"));
            }

            if (request.Method == "GET")
            {
                return Documented.Answer(HttpStatusCode.OK, $"""
                    <?xml version="1.0" encoding="utf-8"?><BlockList><CommittedBlocks/><UncommittedBlocks>{string.Concat(
                    staged.Distinct().Select(block => $"<Block><Name>{block}</Name><Size>1000</Size></Block>"))}</UncommittedBlocks></BlockList>
                    """);
            }

            if (request.Header("x-ms-source-range") is null)
            {
                return Documented.Answer(HttpStatusCode.Created);
            }

            staged.Add(HttpUtility.ParseQueryString(query)["blockid"]!.Replace(' ', '+'));
            return request.Header("x-ms-source-range")!.StartsWith("bytes=0-", StringComparison.Ordinal)
                ? Documented.Answer(HttpStatusCode.Created)
                : Documented.Error(HttpStatusCode.PreconditionFailed, "TargetConditionNotMet");
        };

        StorageException error = await Assert.ThrowsAsync<StorageException>(() => driver.Copy(Request, Token));

        Assert.Equal(StorageErrorCode.PreconditionFailed, error.Code);
        Assert.NotEmpty(staged);
        Assert.Equal(
            staged.Distinct().Order(StringComparer.Ordinal),
            _log.Requests
                .Where(request => request.Method == "PUT" && request.Header("Content-Length") == "1")
                .Select(request => HttpUtility.ParseQueryString(request.Uri.Query)["blockid"]!.Replace(' ', '+'))
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_append_blob_is_copied_by_the_service_and_waited_for()
    {
        await using AzureDriver driver = Documented.Open(_log);
        int asked = 0;
        _log.Instead = request => (request.Method, request.Uri.AbsolutePath) switch
        {
            ("HEAD", "/source/a%20b") => Documented.Answer(HttpStatusCode.OK, "text", ("x-ms-blob-type", "AppendBlob")),
            ("HEAD", _) => Documented.Answer(
                HttpStatusCode.OK, string.Empty, ("Content-Length", "4"), ("x-ms-copy-status", Interlocked.Increment(ref asked) < 3 ? "pending" : "success")),
            _ => Documented.Answer(HttpStatusCode.Accepted, string.Empty, ("x-ms-copy-status", "pending"), ("x-ms-copy-id", "copy1")),
        };

        ObjectInfo info = await driver.Copy(Request, Token);

        Assert.Equal((4L, 3), (info.Size, asked));
    }

    [Fact]
    public async Task A_copy_that_is_cancelled_while_it_is_waited_for_is_aborted()
    {
        await using AzureDriver driver = Documented.Open(_log);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        _log.Instead = request =>
        {
            if (request.Method == "HEAD" && request.Uri.AbsolutePath != "/source/a%20b")
            {
                cancel.Cancel();
                return Documented.Answer(HttpStatusCode.OK, "text", ("x-ms-copy-status", "pending"));
            }

            return request.Method == "HEAD"
                ? Documented.Answer(HttpStatusCode.OK, "text", ("x-ms-blob-type", "AppendBlob"))
                : Documented.Answer(
                    request.Uri.Query.Contains("comp=copy", StringComparison.Ordinal) ? HttpStatusCode.NoContent : HttpStatusCode.Accepted,
                    string.Empty,
                    ("x-ms-copy-status", "pending"),
                    ("x-ms-copy-id", "copy1"));
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => driver.Copy(Request, cancel.Token));

        SentRequest abort = Assert.Single(_log.Requests, request => request.Uri.Query.Contains("comp=copy", StringComparison.Ordinal));
        Assert.Equal("copy1", HttpUtility.ParseQueryString(abort.Uri.Query)["copyid"]);
    }
}
