using System.Net;

namespace Fluent.Buckets.SwiftTests;

/// <summary>Listings and deletes in as few requests as pages.</summary>
public sealed class ListingTests
{
    private const int Many = 2001;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Thousands_are_listed_and_deleted_page_by_page()
    {
        await using TestSwift swift = await TestSwift.Create();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Many), new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Token }, async (i, _) =>
            {
                using HttpResponseMessage answer = await swift.Raw(HttpMethod.Put, $"{swift.Bucket.Name}/{i:D5}", body: string.Empty);
                answer.EnsureSuccessStatusCode();
            });
        var handler = new CountingHandler();
        await using ObjectStore store = TestSwift.Open(TestSwift.Through(handler));
        Bucket bucket = store.Bucket(swift.Bucket.Name);

        List<string> all = await bucket.List(cancellationToken: Token).Select(info => info.Key).ToListAsync(Token);

        Assert.Equal(Enumerable.Range(0, Many).Select(i => $"{i:D5}"), all);
        Assert.Equal(1, handler.Count("GET", "/v1/"));

        Assert.Equal(Many, await bucket.List(cancellationToken: Token).PageSize(1000).CountAsync(Token));
        Assert.Equal(1 + 3, handler.Count("GET", "/v1/"));
        Assert.Equal(1 + 3 + 1, handler.Requests.Count);

        int before = handler.Requests.Count;
        Assert.Equal(Many, await bucket.DeleteAll(string.Empty, Token));

        // The last batch is of one key, which is deleted by itself.
        Assert.Equal((2, 1), (handler.Count("POST", "bulk-delete"), handler.Count("DELETE", "/v1/")));
        Assert.InRange(handler.Requests.Count - before, 3, 3 * 6);
        Assert.Empty(await swift.RawNames(swift.Bucket.Name) ?? []);
    }

    [Fact]
    public async Task A_page_that_the_cluster_finds_too_long_is_asked_for_again_in_its_length()
    {
        await using TestSwift swift = await TestSwift.Create();
        foreach (string key in (string[])["a", "b", "c"])
        {
            await swift.Bucket.Object(key).UploadText(key, Token);
        }

        var handler = new CountingHandler
        {
            Answer = request => request.RequestUri!.AbsolutePath == "/info"
                ? new HttpResponseMessage { Content = new StringContent("""{"swift":{"container_listing_limit":2}}""") }
                : request.RequestUri.Query.Contains("limit=10000", StringComparison.Ordinal)
                ? new HttpResponseMessage(HttpStatusCode.PreconditionFailed)
                : null,
        };
        await using ObjectStore store = TestSwift.Open(TestSwift.Through(handler));

        Assert.Equal(
            ["a", "b", "c"], await store.Bucket(swift.Bucket.Name).List(cancellationToken: Token).Select(info => info.Key).ToListAsync(Token));
        Assert.Equal(1, handler.Count("GET", "limit=10000"));
    }

    [Fact]
    public async Task Where_the_cluster_has_no_bulk_delete_each_is_deleted()
    {
        await using TestSwift swift = await TestSwift.Create();
        var handler = new CountingHandler
        {
            Answer = request => request.RequestUri!.AbsolutePath == "/info"
                ? new HttpResponseMessage { Content = new StringContent("""{"swift":{}}""") }
                : null,
        };
        await using ObjectStore store = TestSwift.Open(TestSwift.Through(handler));
        Bucket bucket = store.Bucket(swift.Bucket.Name);
        await bucket.Object("a/ü").UploadText("x", Token);
        await bucket.Object("b").UploadText("x", Token);

        Assert.Equal(3, await bucket.DeleteMany(["a/ü", "b", "missing"], Token));

        Assert.Equal(0, handler.Count("POST", "bulk-delete"));
        Assert.Empty(await swift.RawNames(swift.Bucket.Name) ?? []);
    }
}
