namespace Fluent.Buckets.S3Tests.OnCeph;

/// <summary>Faults that every user meets, on a real server.</summary>
public sealed class ErrorTests : CephTest
{
    private static readonly string WrongSecret = SecretKey + "wrong";

    /// <summary>The verbs by name, as theory data.</summary>
    public static TheoryData<string> Verbs => [.. Calls.Keys];

    private static Dictionary<string, Func<Bucket, Task>> Calls { get; } = new(StringComparer.Ordinal)
    {
        ["bucket exists"] = async bucket => await bucket.Exists(Token),
        ["info"] = async bucket => await bucket.Object("a").TryGetInfo(Token),
        ["read"] = async bucket => await bucket.Object("a").ReadText(Token),
        ["list"] = async bucket => await bucket.List(cancellationToken: Token).ToListAsync(Token),
        ["upload"] = async bucket => await bucket.Object("a").UploadText("x", Token),
        ["upload a stream"] = async bucket => await bucket.Object("a").UploadFrom(new MemoryStream(new byte[10]), Token),
        ["start an upload"] = async bucket => await bucket.Object("a").StartUpload(Token),
        ["delete"] = async bucket => await bucket.Object("a").Delete(Token),
        ["delete many"] = async bucket => await bucket.DeleteMany(["a", "b"], Token),
        ["copy"] = async bucket => await bucket.Object("a").CopyTo("b", Token),
        ["tags"] = async bucket => await bucket.Object("a").GetTags(Token),
        ["list buckets"] = async bucket => await bucket.Store.ListBuckets(Token).ToListAsync(Token),
    };

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_wrong_secret_fails_authentication(string verb)
    {
        ObjectStore store = Open(options => options.Credentials = S3Credentials.AccessKey(AccessKey, WrongSecret));

        await Fails(StorageErrorCode.AuthenticationFailed, () => Calls[verb](store.Bucket(Bucket.Name)), WrongSecret);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task An_unknown_access_key_fails_authentication(string verb)
    {
        ObjectStore store = Open(options => options.Credentials = S3Credentials.AccessKey("UNKNOWNACCESSKEY", WrongSecret));

        await Fails(StorageErrorCode.AuthenticationFailed, () => Calls[verb](store.Bucket(Bucket.Name)), WrongSecret);
    }

    [Theory]
    [InlineData("info")]
    [InlineData("read")]
    [InlineData("list")]
    [InlineData("upload")]
    [InlineData("start an upload")]
    [InlineData("delete")]
    [InlineData("delete many")]
    [InlineData("copy")]
    [InlineData("tags")]
    public async Task A_missing_bucket_is_told(string verb)
    {
        Bucket missing = Store.Bucket($"missing-{Guid.NewGuid():N}");

        StorageException fault = await Fails(StorageErrorCode.BucketNotFound, () => Calls[verb](missing));

        Assert.Equal(missing.Name, fault.Bucket);
    }

    [Theory]
    [InlineData("info")]
    [InlineData("upload")]
    [InlineData("list buckets")]
    public async Task An_unreachable_server_is_unavailable(string verb)
    {
        ObjectStore store = Open(options =>
        {
            options.Endpoint = new Uri("http://127.0.0.1:9");
            options.MaxRetries = 0;
        });

        StorageException fault = await Fails(StorageErrorCode.Unavailable, () => Calls[verb](store.Bucket("bucket")));

        Assert.True(fault.IsTransient);
        Assert.Contains("endpoint", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_speaks_another_protocol_is_told()
    {
        using var page = new FakeServer(_ => new HttpResponseMessage(System.Net.HttpStatusCode.OK)
        {
            Content = new StringContent("<html><body>Welcome", System.Text.Encoding.UTF8, "text/html"),
        });
        ObjectStore store = page.Open(configure: options => options.MaxRetries = 0);

        StorageException fault = await Assert.ThrowsAsync<StorageException>(async () => await store.Bucket("bucket").List(cancellationToken: Token).ToListAsync(Token));

        Assert.Equal(StorageErrorCode.ProviderError, fault.Code);
        Assert.Contains("endpoint", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anonymous_requests_are_denied_and_sign_nothing()
    {
        ObjectStore store = Open(options => options.Credentials = S3Credentials.Anonymous);

        await Fails(StorageErrorCode.AccessDenied, async () => await store.Bucket(Bucket.Name).Object("a").ReadText(Token));
        StorageException fault = await Assert.ThrowsAsync<StorageException>(
            async () => await store.Bucket(Bucket.Name).Object("a").SignDownloadUrl(TimeSpan.FromHours(1), Token));
        Assert.Equal(StorageErrorCode.NotSupported, fault.Code);
    }

    [Fact]
    public async Task An_error_tells_the_request_of_the_server()
    {
        StorageException fault = await Fails(StorageErrorCode.ObjectNotFound, async () => await Bucket.Object("missing").ReadText(Token));

        Assert.False(string.IsNullOrEmpty(fault.RequestId));
    }
}
