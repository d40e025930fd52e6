namespace Fluent.Buckets.S3Tests;

/// <summary>Listings that do not tell all of their objects, as Ceph's of objects whose tags were set later.</summary>
public sealed class ListingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ETags_that_a_listing_lacks_are_asked_for_several_at_once()
    {
        using var server = new FakeServer(request => request.Method == "HEAD" ? FakeServer.Ok($"\"{request.Path[^2..]}\"") : Page());
        using var counting = new CountedHeads(server);
        await using ObjectStore store = server.Open(configure: options => options.HttpHandler = counting);

        List<ObjectInfo> found = await store.Bucket("bucket").List(cancellationToken: Token).ToListAsync(Token);

        Assert.Equal(Enumerable.Range(10, 30).Select(i => ($"{i}", i % 3 == 0 ? "told" : $"{i}")), found.Select(info => (info.Key, info.ETag)));
        Assert.Equal(20, server.Requests.Count(request => request.Method == "HEAD"));
        Assert.InRange(counting.Most, 2, 8);
    }

    private static HttpResponseMessage Page() => FakeServer.Xml($"""
        <ListBucketResult><Name>bucket</Name><IsTruncated>false</IsTruncated>{string.Concat(Enumerable.Range(10, 30).Select(i =>
            $"<Contents><Key>{i}</Key><Size>1</Size><ETag>{(i % 3 == 0 ? "\"told\"" : string.Empty)}</ETag><LastModified>2026-11-25T12:00:00.000Z</LastModified></Contents>"))}</ListBucketResult>
        """);

    private sealed class CountedHeads(FakeServer server) : DelegatingHandler(server)
    {
        private int _now;
        private int _most;

        public int Most => _most;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method != HttpMethod.Head)
            {
                return await base.SendAsync(request, cancellationToken);
            }

            int now = Interlocked.Increment(ref _now);
            InterlockedMax(now);
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
            Interlocked.Decrement(ref _now);
            return await base.SendAsync(request, cancellationToken);
        }

        private void InterlockedMax(int value)
        {
            for (int most = _most; value > most && Interlocked.CompareExchange(ref _most, value, most) != most; most = _most)
            {
            }
        }
    }
}
