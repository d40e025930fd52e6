using System.Net.Http.Headers;
using System.Text.Json;
using Fluent.Buckets.TestServers;

namespace Fluent.Buckets.SwiftTests;

/// <summary>A store on the real server with one bucket of its own, which is deleted at the end with all that is in it and beside it.</summary>
internal sealed class TestSwift : IAsyncDisposable
{
    private readonly HttpClient _raw = new();
    private readonly string _storageUrl = TestServer.Need("swift.sh", "TEST_SWIFT_STORAGE_URL");
    private string? _token;

    private TestSwift(SwiftOptions options)
    {
        Driver = new SwiftDriver(options);
        Store = new ObjectStore(Driver);
        Bucket = Store.Bucket($"swift-{Guid.NewGuid():N}");
    }

    public static string User => TestServer.Need("swift.sh", "TEST_SWIFT_USER");

    public static string Key => TestServer.Need("swift.sh", "TEST_SWIFT_KEY");

    public SwiftDriver Driver { get; }

    public ObjectStore Store { get; }

    public Bucket Bucket { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<TestSwift> Create(Action<SwiftOptions>? configure = null)
    {
        var swift = new TestSwift(Options(configure));
        await swift.Bucket.CreateBucket(Token);
        return swift;
    }

    /// <summary>Options of the account's owner.</summary>
    public static SwiftOptions Options(Action<SwiftOptions>? configure = null)
    {
        var options = new SwiftOptions
        {
            AuthUrl = new Uri(TestServer.Need("swift.sh", "TEST_SWIFT_URL")),
            Credentials = SwiftCredentials.V1(User, Key),
        };
        configure?.Invoke(options);
        return options;
    }

    /// <summary>Another driver, as another process has.</summary>
    public static ObjectStore Open(Action<SwiftOptions>? configure = null) => new(new SwiftDriver(Options(configure)));

    /// <summary>Options that send everything through a handler.</summary>
    public static Action<SwiftOptions> Through(DelegatingHandler handler)
    {
        handler.InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false };
        var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        return options => options.ClientFactory = () => client;
    }

    /// <summary>Asks the server itself, past the driver.</summary>
    public async Task<HttpResponseMessage> Raw(
        HttpMethod method, string path, IEnumerable<(string Name, string Value)>? headers = null, string? body = null)
    {
        _token ??= (await Session(User, Key)).Token;
        using var request = new HttpRequestMessage(method, $"{_storageUrl}/{path}");
        request.Headers.Add("X-Auth-Token", _token);
        if (body is not null)
        {
            request.Content = new StringContent(body, MediaTypeHeaderValue.Parse("text/plain"));
        }

        foreach ((string name, string value) in headers ?? [])
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content!.Headers.Remove(name);
                request.Content!.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return await _raw.SendAsync(request, Token);
    }

    /// <summary>A token of a user of the account.</summary>
    public static async Task<(string StorageUrl, string Token)> Session(string user, string key)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, TestServer.Need("swift.sh", "TEST_SWIFT_URL"));
        request.Headers.Add("X-Auth-User", user);
        request.Headers.Add("X-Auth-Key", key);
        using HttpResponseMessage answer = await client.SendAsync(request, Token);
        answer.EnsureSuccessStatusCode();
        return (answer.Headers.GetValues("X-Storage-Url").Single(), answer.Headers.GetValues("X-Auth-Token").Single());
    }

    /// <summary>The names in a container, by the server itself. Null when there is no container.</summary>
    public async Task<List<string>?> RawNames(string container)
    {
        using HttpResponseMessage answer = await Raw(HttpMethod.Get, $"{container}?format=json");
        if (answer.StatusCode == System.Net.HttpStatusCode.NotFound)
        {
            return null;
        }

        using JsonDocument lines = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token));
        return [.. lines.RootElement.EnumerateArray().Select(line => line.GetProperty("name").GetString()!)];
    }

    /// <summary>How many segments there are of this bucket, and how many records of uploads.</summary>
    public async Task<(int Parts, int Records)> Segments(string? container = null)
    {
        List<string> names = await RawNames(container ?? Bucket.Name + "_segments") ?? [];
        string parts = Bucket.Name + "/parts/";
        return (names.Count(name => name.StartsWith(parts, StringComparison.Ordinal)),
            names.Count(name => name.StartsWith(Bucket.Name + "/", StringComparison.Ordinal) && !name.StartsWith(parts, StringComparison.Ordinal)));
    }

    /// <summary>Uploads an object of parts.</summary>
    public async Task<ObjectInfo> PutParts(string key, params byte[][] parts)
    {
        MultipartUpload upload = await Bucket.Object(key).StartUpload(Token);
        var uploaded = new List<UploadedPart>();
        foreach (byte[] part in parts)
        {
            uploaded.Add(await upload.UploadPart(uploaded.Count + 1, part, Token));
        }

        return await upload.Complete(uploaded, Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (await Bucket.Exists(CancellationToken.None))
        {
            await Bucket.DeleteBucket(CancellationToken.None).WithContents();
        }

        await Store.DisposeAsync();
        _raw.Dispose();
    }
}
