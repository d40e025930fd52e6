namespace Fluent.Buckets.AzureTests;

/// <summary>A test with a bucket of its own and a record of its requests.</summary>
public abstract class AzureTest : IAsyncLifetime
{
    private ObjectStore? _store;

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected RequestLog Log { get; } = new();

    private protected ObjectStore Store => _store ??= TestAccount.Open(TestAccount.Options(Log));

    private protected Bucket Bucket => field ??= Store.Bucket($"test-{Guid.NewGuid():N}");

    public async ValueTask InitializeAsync()
    {
        await Bucket.CreateBucket(Token);
        Log.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Log.Instead = null;
        Log.Afterwards = null;
        await Bucket.DeleteBucket(CancellationToken.None).WithContents();
        await Store.DisposeAsync();
        Log.Dispose();
    }

    private protected static async Task<StorageException> Fails(StorageErrorCode code, Func<Task> call)
    {
        StorageException error = await Assert.ThrowsAsync<StorageException>(call);
        Assert.True(error.Code == code, $"Expected {code}, but it is {error.Code}: {error}");
        return error;
    }
}
