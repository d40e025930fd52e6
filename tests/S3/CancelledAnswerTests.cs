using System.Net;

namespace Fluent.Buckets.S3Tests;

/// <summary>A call that is cancelled while its answer comes: what is read is not closed, which would leave a connection with two readers to the calls after it.</summary>
public sealed class CancelledAnswerTests
{
    public static TheoryData<string, HttpStatusCode> Answers => new()
    {
        { "read", HttpStatusCode.PreconditionFailed },
        { "read", HttpStatusCode.NotFound },
        { "write", HttpStatusCode.PreconditionFailed },
        { "delete many", HttpStatusCode.OK },
        { "list", HttpStatusCode.OK },
        { "list uploads", HttpStatusCode.OK },
        { "list buckets", HttpStatusCode.OK },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task An_answer_is_not_closed_while_it_is_read(string verb, HttpStatusCode status)
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        await using var answer = new SlowAnswer();
        using var server = new FakeServer(_ => new HttpResponseMessage(status) { Content = new StreamContent(answer) });
        await using ObjectStore store = server.Open();

        Task call = Task.Run(() => Call(store, verb, cancel.Token), TestContext.Current.CancellationToken);
        await answer.IsRead.WaitAsync(TestContext.Current.CancellationToken);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.True(answer.IsClosed);
        Assert.False(answer.WasClosedWhileRead);
    }

    private static async Task Call(ObjectStore store, string verb, CancellationToken token)
    {
        Bucket bucket = store.Bucket("bucket");
        switch (verb)
        {
            case "read":
                await bucket.Object("key").ReadBytes(token);
                break;
            case "write":
                await bucket.Object("key").UploadText("text", token);
                break;
            case "delete many":
                await bucket.DeleteMany(["a", "b"], token);
                break;
            case "list":
                await bucket.List(cancellationToken: token).ToListAsync(token);
                break;
            case "list uploads":
                await bucket.ListUploads(cancellationToken: token).ToListAsync(token);
                break;
            case "list buckets":
                await store.ListBuckets(token).ToListAsync(token);
                break;
            default:
                throw new ArgumentException(verb);
        }
    }

    /// <summary>An answer of which the start comes and then nothing.</summary>
    private sealed class SlowAnswer : Stream
    {
        private readonly TaskCompletionSource _isRead = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly SemaphoreSlim _closed = new(0);
        private int _reads;
        private volatile int _reading;

        public Task IsRead => _isRead.Task;

        public bool IsClosed { get; private set; }

        public bool WasClosedWhileRead { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (Start(buffer.AsSpan(offset, count)) is var start and > 0)
            {
                return start;
            }

            // As a socket that is closed.
            _closed.Wait(TimeSpan.FromSeconds(30), CancellationToken.None);
            _reading--;
            throw new IOException("closed");
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Start(buffer.Span) is var start and > 0)
            {
                return start;
            }

            try
            {
                await Task.Delay(TimeSpan.FromSeconds(30), cancellationToken);
            }
            finally
            {
                _reading--;
            }

            throw new IOException("closed");
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            WasClosedWhileRead |= _reading > 0;
            IsClosed = true;
            _closed.Release();
            base.Dispose(disposing);
        }

        private int Start(Span<byte> buffer)
        {
            if (_reads++ == 0)
            {
                return System.Text.Encoding.ASCII.GetBytes("<?xml version=\"1.0\"?>", buffer);
            }

            _reading++;
            _isRead.TrySetResult();
            return 0;
        }
    }
}
