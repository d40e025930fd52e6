using System.Net;
using Fluent.Buckets.TestServers;

namespace Fluent.Buckets.SwiftTests;

/// <summary>Every way to authenticate, against the real servers.</summary>
public sealed class AuthenticationTests
{
    private const string Bad = "not-the-secret-7f3a";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_and_a_storage_URL_do_the_work_of_a_session()
    {
        await using TestSwift swift = await TestSwift.Create();
        (string storageUrl, string token) = await TestSwift.Session(TestSwift.User, TestSwift.Key);
        await using var store = new ObjectStore(new SwiftDriver(new SwiftOptions { Credentials = SwiftCredentials.Token(storageUrl, token) }));

        Bucket bucket = store.Bucket(swift.Bucket.Name);
        await bucket.Object("a").UploadText("content", Token);

        Assert.Equal("content", await bucket.Object("a").ReadText(Token));
        Assert.Equal($"swift:{storageUrl}", store.Name);
    }

    [Fact]
    public async Task A_token_may_see_just_one_bucket()
    {
        await using TestSwift swift = await TestSwift.Create();
        string guest = TestServer.Need("swift.sh", "TEST_SWIFT_GUEST");
        (await swift.Raw(HttpMethod.Post, swift.Bucket.Name, [("X-Container-Read", guest), ("X-Container-Write", guest)])).EnsureSuccessStatusCode();
        (string storageUrl, string token) = await TestSwift.Session(guest, TestServer.Need("swift.sh", "TEST_SWIFT_GUEST_KEY"));
        await using var store = new ObjectStore(new SwiftDriver(new SwiftOptions { Credentials = SwiftCredentials.Token(storageUrl, token) }));
        Bucket bucket = store.Bucket(swift.Bucket.Name);

        await bucket.Object("folder/a").UploadText("content", Token);
        Assert.Equal("content", await bucket.Object("folder/a").ReadText(Token));
        Assert.Equal(["folder/a"], await bucket.List(cancellationToken: Token).Select(info => info.Key).ToListAsync(Token));
        await bucket.Object("folder/a").CopyTo("b", Token);
        await bucket.Object("b").SetMetadata([new("a", "b")], Token);
        Assert.Equal(2, await bucket.DeleteMany(["folder/a", "b"], Token));

        await Expect.Error(StorageErrorCode.AccessDenied, async () => await store.ListBuckets(Token).ToListAsync(Token), token);
        await Expect.Error(StorageErrorCode.AccessDenied, async () => await store.Bucket("other").Object("a").UploadText("x", Token), token);
    }

    [Fact]
    public async Task Who_sees_one_bucket_only_is_told_so_before_the_first_byte_of_a_long_stream_and_loses_no_segments()
    {
        await using TestSwift swift = await TestSwift.Create();
        string guest = TestServer.Need("swift.sh", "TEST_SWIFT_GUEST");
        (await swift.Raw(HttpMethod.Post, swift.Bucket.Name, [("X-Container-Read", guest), ("X-Container-Write", guest)])).EnsureSuccessStatusCode();
        await swift.PutParts("parts", Bytes.Random(Bytes.LeastPart, 1), [1]);
        var handler = new CountingHandler();
        await using ObjectStore store = TestSwift.Open(options =>
        {
            options.Credentials = SwiftCredentials.V1(guest, TestServer.Need("swift.sh", "TEST_SWIFT_GUEST_KEY"));
            TestSwift.Through(handler)(options);
        });
        Bucket bucket = store.Bucket(swift.Bucket.Name);

        StorageException error = await Expect.Error(
            StorageErrorCode.AccessDenied, async () => await bucket.Object("a").StartUpload(Token));
        Assert.Contains("_segments", error.Message, StringComparison.Ordinal);
        await Expect.Error(StorageErrorCode.AccessDenied, async () => await bucket.Object("parts").UploadText("new", Token));
        await Expect.Error(StorageErrorCode.AccessDenied, async () => await bucket.Object("parts").Delete(Token));
        await Expect.Error(StorageErrorCode.AccessDenied, async () => await bucket.DeleteMany(["parts", "missing"], Token));

        Assert.Equal(0, handler.Count("PUT", $"/{bucket.Name}/"));
        Assert.Equal(Bytes.LeastPart + 1, (await swift.Bucket.Object("parts").ReadBytes(Token)).Length);
    }

    [Fact]
    public async Task A_reader_may_read_and_is_told_that_it_may_not_write()
    {
        await using TestSwift swift = await TestSwift.Create();
        await swift.Bucket.Object("a").UploadText("content", Token);
        string secret = TestServer.Need("swift.sh", "TEST_SWIFT_READER_KEY");
        await using ObjectStore store = TestSwift.Open(
            options => options.Credentials = SwiftCredentials.V1(TestServer.Need("swift.sh", "TEST_SWIFT_READER"), secret));
        Bucket bucket = store.Bucket(swift.Bucket.Name);

        Assert.Equal("content", await bucket.Object("a").ReadText(Token));
        StorageException error = await Expect.Error(
            StorageErrorCode.AccessDenied, async () => await bucket.Object("a").UploadText("x", Token), secret);
        Assert.Contains("Ask", error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.RequestId);
        await Expect.Error(StorageErrorCode.AccessDenied, async () => await bucket.Object("a").Delete(Token), secret);
        await Expect.Error(StorageErrorCode.AccessDenied, async () => await bucket.DeleteMany(["a", "b"], Token), secret);
        await Expect.Error(StorageErrorCode.AccessDenied, async () => await bucket.Object("a").StartUpload(Token), secret);
        await Expect.Error(StorageErrorCode.AccessDenied, async () => await bucket.Object("a").CopyTo("b", Token), secret);
        await Expect.Error(StorageErrorCode.AccessDenied, async () => await bucket.Object("a").SetMetadata([new("a", "b")], Token), secret);
        await Expect.Error(StorageErrorCode.AccessDenied, async () => await bucket.DeleteBucket(Token), secret);
        Assert.Equal("content", await swift.Bucket.Object("a").ReadText(Token));
    }

    [Fact]
    public async Task A_wrong_key_is_an_authentication_error_that_says_what_to_check()
    {
        await using ObjectStore store = TestSwift.Open(options => options.Credentials = SwiftCredentials.V1(TestSwift.User, Bad));

        StorageException error = await Expect.Error(
            StorageErrorCode.AuthenticationFailed, async () => await store.Bucket("any").Exists(Token), Bad);

        Assert.Contains("Check", error.Message, StringComparison.Ordinal);
        Assert.Contains(TestSwift.User, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_altered_token_is_an_authentication_error()
    {
        (string storageUrl, string token) = await TestSwift.Session(TestSwift.User, TestSwift.Key);
        string altered = token[..^4] + "0000";
        await using var store = new ObjectStore(new SwiftDriver(new SwiftOptions { Credentials = SwiftCredentials.Token(storageUrl, altered) }));

        StorageException error = await Expect.Error(
            StorageErrorCode.AuthenticationFailed, async () => await store.Bucket("any").Object("a").ReadText(Token), altered);

        Assert.Contains("Get a new one", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_where_nobody_listens_is_unavailable()
    {
        await using ObjectStore store = TestSwift.Open(options =>
        {
            options.AuthUrl = new Uri("http://127.0.0.1:9/auth/v1.0");
            options.MaxRetries = 0;
        });

        StorageException error = await Expect.Error(
            StorageErrorCode.Unavailable, async () => await store.Bucket("any").Exists(Token), TestSwift.Key);

        Assert.Contains("127.0.0.1:9", error.Message, StringComparison.Ordinal);
        Assert.Contains("Check", error.Message, StringComparison.Ordinal);
        Assert.True(error.IsTransient);
    }

    [Fact]
    public async Task An_address_of_something_else_is_an_authentication_error()
    {
        await using ObjectStore store = TestSwift.Open(options => options.AuthUrl = new Uri(options.AuthUrl!, "/healthcheck"));

        StorageException error = await Expect.Error(StorageErrorCode.AuthenticationFailed, async () => await store.Bucket("any").Exists(Token));

        Assert.Contains("/auth/v1.0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_bucket_is_named()
    {
        await using ObjectStore store = TestSwift.Open();

        StorageException error = await Expect.Error(
            StorageErrorCode.BucketNotFound, async () => await store.Bucket("is-not-there").Object("a").UploadText("x", Token), TestSwift.Key);

        Assert.Contains("EnsureExists", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_token_that_is_refused_is_renewed_once(bool replayable)
    {
        await using TestSwift swift = await TestSwift.Create();
        int refused = 0;
        int authentications = 0;
        var handler = new CountingHandler
        {
            Answer = request =>
            {
                if (request.Headers.Contains("X-Auth-Key"))
                {
                    Interlocked.Increment(ref authentications);
                }
                else if (Interlocked.Exchange(ref refused, 1) == 0)
                {
                    // The server sees another token than the driver sent, as after a revocation.
                    request.Headers.Remove("X-Auth-Token");
                    request.Headers.Add("X-Auth-Token", "AUTH_tk0000000000000000000000000000");
                }

                return null;
            },
        };
        await using ObjectStore store = TestSwift.Open(TestSwift.Through(handler));
        BucketObject target = store.Bucket(swift.Bucket.Name).Object("a");
        await store.Bucket(swift.Bucket.Name).Exists(Token);
        refused = 0;
        authentications = 0;

        if (replayable)
        {
            await target.UploadText("content", Token);
        }
        else
        {
            using var stream = new MemoryStream("content"u8.ToArray());
            await target.UploadFrom(stream, Token);
        }

        Assert.Equal(1, authentications);
        Assert.Equal("content", await target.ReadText(Token));
        Assert.Equal(1, authentications);
    }

    [Fact]
    public async Task A_token_that_stays_refused_is_renewed_once_and_then_told()
    {
        int authentications = 0;
        var handler = new CountingHandler
        {
            Answer = request =>
            {
                if (request.Headers.Contains("X-Auth-Key"))
                {
                    authentications++;
                    return null;
                }

                return new HttpResponseMessage(HttpStatusCode.Unauthorized);
            },
        };
        await using ObjectStore store = TestSwift.Open(TestSwift.Through(handler));

        await Expect.Error(StorageErrorCode.AuthenticationFailed, async () => await store.Bucket("any").Exists(Token), TestSwift.Key);

        Assert.Equal(2, authentications);
    }

    [Fact]
    public async Task Many_at_once_authenticate_once()
    {
        await using TestSwift swift = await TestSwift.Create();
        var handler = new CountingHandler();
        await using ObjectStore store = TestSwift.Open(TestSwift.Through(handler));

        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => store.Bucket(swift.Bucket.Name).Object($"{i}").Exists(Token).AsTask()));

        Assert.Equal(1, handler.Count("GET", "/auth/v1.0"));
    }

    [Fact]
    public async Task A_token_that_has_expired_is_not_sent()
    {
        var time = new ShiftedTime();
        var handler = new CountingHandler();
        await using ObjectStore store = TestSwift.Open(options =>
        {
            TestSwift.Through(handler)(options);
            options.TimeProvider = time;
        });
        await store.Bucket("any").Exists(Token);

        time.Shift = TimeSpan.FromDays(2);
        await store.Bucket("any").Exists(Token);

        Assert.Equal(2, handler.Count("GET", "/auth/v1.0"));
        Assert.Equal(2, handler.Count("HEAD", "/any"));
    }

    private sealed class ShiftedTime : TimeProvider
    {
        public TimeSpan Shift { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Shift;
    }
}
