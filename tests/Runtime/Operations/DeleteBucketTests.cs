using Fluent.Buckets.Tests.Transfers;

namespace Fluent.Buckets.Tests.Operations;

/// <summary>Deleting a bucket that is not as empty as its listing.</summary>
public sealed class DeleteBucketTests : EngineTest
{
    [Fact]
    public async Task A_bucket_with_what_came_late_is_emptied_again()
    {
        WriteBeforeEachDelete(times: 2);
        await Bucket.DeleteBucket(Token).WithContents();
        Assert.False(await Bucket.Exists(Token));
        Assert.Equal(3, Driver.Count("DeleteBucket"));
    }

    [Fact]
    public async Task A_bucket_that_others_go_on_writing_to_stays()
    {
        WriteBeforeEachDelete(times: int.MaxValue);
        StorageException fault = await Fails(StorageErrorCode.BucketNotEmpty, async () => await Bucket.DeleteBucket(Token).WithContents());
        Assert.Contains("stop what still writes to it", fault.Message, StringComparison.Ordinal);
        Assert.Equal(4, Driver.Count("DeleteBucket"));
        Assert.True(await Bucket.Object("late-4").Exists(Token));
    }

    [Fact]
    public async Task A_bucket_whose_contents_shall_stay_is_asked_once()
    {
        WriteBeforeEachDelete(times: 1);
        await Fails(StorageErrorCode.BucketNotEmpty, async () => await Bucket.DeleteBucket(Token));
        Assert.Equal(1, Driver.Count("DeleteBucket"));
        Assert.Equal(0, Driver.Count("List"));
    }

    private void WriteBeforeEachDelete(int times)
    {
        int written = 0;
        Driver.Before = async (verb, _, token) =>
        {
            if (verb == "DeleteBucket" && written < times)
            {
                await Bucket.Object($"late-{++written}").UploadText("late", token);
            }
        };
    }
}
