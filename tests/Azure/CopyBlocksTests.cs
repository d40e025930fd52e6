using System.Net;

namespace Fluent.Buckets.AzureTests;

/// <summary>Copies block by block, where one block fails while others are under way.</summary>
public sealed class CopyBlocksTests
{
    /// <summary>Three blocks.</summary>
    private const long Long = (600L * 1024 * 1024) + 1;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static CopyRequest Request => new() { SourceBucket = "source", SourceKey = "a", TargetBucket = "target", TargetKey = "b" };

    [Fact]
    public async Task A_block_that_fails_lets_the_others_end_before_their_bytes_are_given_back()
    {
        using var slow = new SlowBlocks();
        using RequestLog log = Log(slow);
        await using AzureDriver driver = Documented.Open(log);

        StorageException error = await Assert.ThrowsAsync<StorageException>(() => driver.Copy(Request, Token));

        Assert.Equal(StorageErrorCode.PreconditionFailed, error.Code);
        Assert.Equal((2, 0), (slow.Ended, slow.Cancelled));
        Assert.Equal(2, slow.EndedBeforeGivenBack);
    }

    [Fact]
    public async Task Cancelling_the_copy_cancels_all_blocks_at_once()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        using var slow = new SlowBlocks { Started = cancel.Cancel };
        using RequestLog log = Log(slow);
        await using AzureDriver driver = Documented.Open(log);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => driver.Copy(Request, cancel.Token));

        Assert.Equal(0, slow.Ended);
        Assert.NotEqual(0, slow.Cancelled);
    }

    private static RequestLog Log(SlowBlocks slow) => new(slow)
    {
        Instead = request => request.Header("x-ms-source-range") is not null
            ? null
            : request.Method switch
            {
                "HEAD" => Documented.Answer(HttpStatusCode.OK, string.Empty, ("Content-Length", $"{Long}")),
                "GET" => slow.List(),
                _ => Documented.Answer(HttpStatusCode.Created),
            },
    };

    /// <summary>Refuses the first block once both others are under way, and takes those some time later.</summary>
    private sealed class SlowBlocks : HttpMessageHandler
    {
        private static readonly TimeSpan Later = TimeSpan.FromMilliseconds(300);
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

        private readonly TaskCompletionSource _others = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _started;
        private int _ended;
        private int _cancelled;

        /// <summary>Called when all blocks are under way; none is answered then, which might come first. Null answers them.</summary>
        public Action? Started { get; init; }

        public int Ended => _ended;

        public int Cancelled => _cancelled;

        /// <summary>How many blocks had come when those that are left were asked for.</summary>
        public int? EndedBeforeGivenBack { get; private set; }

        public HttpResponseMessage List()
        {
            EndedBeforeGivenBack ??= _ended;
            return Documented.Answer(
                HttpStatusCode.OK, "<?xml version=\"1.0\" encoding=\"utf-8\"?><BlockList><CommittedBlocks/><UncommittedBlocks></UncommittedBlocks></BlockList>");
        }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                if (request.Headers.GetValues("x-ms-source-range").Single().StartsWith("bytes=0-", StringComparison.Ordinal))
                {
                    await _others.Task.WaitAsync(Patience, cancellationToken);
                    return Documented.Error(HttpStatusCode.PreconditionFailed, "TargetConditionNotMet");
                }

                if (Interlocked.Increment(ref _started) == 2)
                {
                    Start();
                }

                await Task.Delay(Started is null ? Later : Patience, cancellationToken);
                Interlocked.Increment(ref _ended);
                return Documented.Answer(HttpStatusCode.Created);
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
                _others.TrySetResult();
            }
            else
            {
                Started();
            }
        }
    }
}
