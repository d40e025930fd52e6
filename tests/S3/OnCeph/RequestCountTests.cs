using System.Collections.Concurrent;

namespace Fluent.Buckets.S3Tests.OnCeph;

/// <summary>How many requests verbs over many objects make, on a real server.</summary>
public sealed class RequestCountTests : CephTest
{
    private const int Count = 5001;

    [Fact]
    public async Task Many_objects_are_listed_and_deleted_by_the_thousand()
    {
        string[] keys = [.. Enumerable.Range(0, Count).Select(number => $"folder/{number:D5}")];
        await keys.Select(StorageOperation<ObjectInfo> (key) => Bucket.Object(key).Upload(Array.Empty<byte>(), Token)).WhenAll(16, Token);
        using var counter = new CountingHandler();
        Bucket counted = Open(options => options.HttpHandler = counter).Bucket(Bucket.Name);

        List<string> listed = await counted.List(cancellationToken: Token).Select(info => info.Key).ToListAsync(Token);

        Assert.Equal(keys, listed);
        Assert.Equal(6, counter.Take().Length);

        await counted.DeleteMany(keys, Token);

        Assert.Equal(Enumerable.Repeat("POST", 6), counter.Take());
        Assert.Empty(await Bucket.List(cancellationToken: Token).ToListAsync(Token));
    }

    [Fact]
    public async Task Single_verbs_make_one_request()
    {
        using var counter = new CountingHandler();
        Bucket counted = Open(options => options.HttpHandler = counter).Bucket(Bucket.Name);

        await counted.Object("a").UploadText("x", Token);
        await counted.Object("a").ReadText(Token);
        await counted.Object("a").GetInfo(Token);
        await counted.Object("a").Delete(Token);

        Assert.Equal(["PUT", "GET", "HEAD", "DELETE"], counter.Take());
    }

    private sealed class CountingHandler() : DelegatingHandler(new SocketsHttpHandler())
    {
        private readonly ConcurrentQueue<string> _methods = new();

        public string[] Take()
        {
            string[] methods = [.. _methods];
            _methods.Clear();
            return methods;
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            _methods.Enqueue(request.Method.Method);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
