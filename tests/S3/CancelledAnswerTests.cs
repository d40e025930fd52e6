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
}
