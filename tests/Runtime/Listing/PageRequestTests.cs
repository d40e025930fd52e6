namespace Fluent.Buckets.Tests.Listing;

/// <summary>How many requests a page takes, and for how much each asks.</summary>
public sealed class PageRequestTests : Transfers.EngineTest
{
    [Fact]
    public async Task A_page_is_one_request_of_its_size()
    {
        await Fill(30);
        ListedPage<ObjectInfo> first = await Bucket.List(cancellationToken: Token).Page(10);
        ListedPage<ObjectInfo> second = await Bucket.List(cancellationToken: Token).Page(10, first.NextToken);
        Assert.Equal(["k10", "k19"], [second.Items[0].Key, second.Items[^1].Key]);
        Assert.Equal([("List", 0L, 10L), ("List", 0L, 10L)], Driver.Calls);
    }

    [Fact]
    public async Task A_lesser_request_size_is_kept()
    {
        await Fill(30);
        await Bucket.List(cancellationToken: Token).PageSize(4).Page(10);
        Assert.Equal([4L, 4L, 2L], Driver.Calls.Select(call => call.Size));
    }

    [Fact]
    public async Task A_pattern_reads_the_stores_own_pages_and_goes_on_within_one()
    {
        await Fill(30);
        ListedPage<ObjectInfo> first = await Bucket.Find("k*[05]", Token).Page(2);
        ListedPage<ObjectInfo> second = await Bucket.Find("k*[05]", Token).Page(4, first.NextToken);
        Assert.Equal(["k00", "k05", "k10", "k15", "k20", "k25"], first.Items.Concat(second.Items).Select(info => info.Key));
        Assert.Equal([("List", 0L, -1L), ("List", 0L, -1L)], Driver.Calls);
    }

    [Fact]
    public async Task A_page_keeps_what_the_listing_said_when_it_was_asked_for()
    {
        await Fill(5);
        ObjectListing listing = Bucket.List(cancellationToken: Token);
        StorageRequest<ListedPage<ObjectInfo>> page = listing.Page(10);
        listing.StartAfter("k03");
        Assert.Equal(5, (await page).Items.Count);
    }

    [Fact]
    public async Task A_page_is_cancelled_by_the_verbs_token()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Bucket.List(cancellationToken: cancelled.Token).Page(1));
    }

    [Fact]
    public async Task Without_an_order_a_deleted_last_key_repeats_rather_than_loses()
    {
        Driver.Reported = Driver.Reported with { ListOrder = ListOrder.None };
        await Fill(5);
        ListedPage<ObjectInfo> first = await Bucket.Find("k*", Token).PageSize(2).Page(3);
        await Bucket.Object("k02").Delete(Token);
        ListedPage<ObjectInfo> second = await Bucket.Find("k*", Token).PageSize(2).Page(3, first.NextToken);
        Assert.Equal(["k03", "k04"], second.Items.Select(info => info.Key));
    }

    private async Task Fill(int count)
    {
        for (int i = 0; i < count; i++)
        {
            await Bucket.Object($"k{i:D2}").UploadText("x", Token);
        }

        Driver.Calls.Clear();
    }
}
