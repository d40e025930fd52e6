using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Fluent.Buckets.TestServers;

namespace Fluent.Buckets.SwiftTests;

/// <summary>Keystone v3 as it is, with a Swift proxy behind it.</summary>
public sealed class KeystoneTests
{
    private const string Bad = "not-the-secret-7f3a";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string Url => Need("TEST_KEYSTONE_URL");

    private static string Secret => Need("TEST_KEYSTONE_PASSWORD");

    private static SwiftCredentials Password =>
        SwiftCredentials.Password(Need("TEST_KEYSTONE_USER"), Secret, Need("TEST_KEYSTONE_PROJECT"), Need("TEST_KEYSTONE_DOMAIN"));

    private static SwiftCredentials Application =>
        SwiftCredentials.ApplicationCredential(Need("TEST_KEYSTONE_CREDENTIAL_ID"), Need("TEST_KEYSTONE_CREDENTIAL_SECRET"));

    [Fact]
    public async Task A_password_works() => await Works(Password);

    [Fact]
    public async Task An_application_credential_works() => await Works(Application);

    [Fact]
    public async Task A_token_is_exchanged() =>
        await Works(SwiftCredentials.KeystoneToken(await NewToken(), Need("TEST_KEYSTONE_PROJECT"), Need("TEST_KEYSTONE_DOMAIN")));

    [Fact]
    public async Task A_token_with_a_storage_URL_works() => await Works(
        SwiftCredentials.Token(Need("TEST_KEYSTONE_STORAGE_URL"), await NewToken()), options => options.Region = null);

    [Fact]
    public async Task An_auth_URL_without_version_works() =>
        await Works(Password, options => options.AuthUrl = new Uri(Url.Replace("/v3", string.Empty, StringComparison.Ordinal)));

    [Fact]
    public async Task The_environment_of_OpenStack_s_clients_works()
    {
        var variables = new Dictionary<string, string>
        {
            ["OS_AUTH_URL"] = Url,
            ["OS_USERNAME"] = Need("TEST_KEYSTONE_USER"),
            ["OS_PASSWORD"] = Secret,
            ["OS_PROJECT_NAME"] = Need("TEST_KEYSTONE_PROJECT"),
            ["OS_USER_DOMAIN_NAME"] = Need("TEST_KEYSTONE_DOMAIN"),
            ["OS_PROJECT_DOMAIN_ID"] = "default",
            ["OS_REGION_NAME"] = Need("TEST_KEYSTONE_REGION"),
            ["OS_INTERFACE"] = "internal",
        };
        SwiftOptions options = OpenStackSwift.UrlOptions.Read(StoreUrl.Parse("swift:"), variables.GetValueOrDefault);
        await using var store = new ObjectStore(new SwiftDriver(options));

        Assert.False(await store.Bucket("is-not-there").Exists(Token));
    }

    [Theory]
    [InlineData("password")]
    [InlineData("application")]
    [InlineData("token")]
    public async Task A_wrong_secret_is_an_authentication_error(string kind)
    {
        SwiftCredentials credentials = kind switch
        {
            "password" => SwiftCredentials.Password(Need("TEST_KEYSTONE_USER"), Bad, Need("TEST_KEYSTONE_PROJECT")),
            "application" => SwiftCredentials.ApplicationCredential(Need("TEST_KEYSTONE_CREDENTIAL_ID"), Bad),
            _ => SwiftCredentials.KeystoneToken(Bad, Need("TEST_KEYSTONE_PROJECT")),
        };
        await using var store = Open(credentials);

        StorageException error = await Expect.Error(
            StorageErrorCode.AuthenticationFailed, async () => await store.Bucket("any").Exists(Token), Bad);

        Assert.Contains("Check", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_may_not_write()
    {
        string secret = Need("TEST_KEYSTONE_READER_PASSWORD");
        await using var owner = Open(Password);
        await using var reader = Open(SwiftCredentials.Password(Need("TEST_KEYSTONE_READER"), secret, Need("TEST_KEYSTONE_PROJECT")));
        Bucket bucket = owner.Bucket($"keystone-{Guid.NewGuid():N}");
        await bucket.CreateBucket(Token);
        await bucket.Object("a").UploadText("content", Token);

        Assert.Equal("content", await reader.Bucket(bucket.Name).Object("a").ReadText(Token));
        await Expect.Error(
            StorageErrorCode.AccessDenied, async () => await reader.Bucket(bucket.Name).Object("a").UploadText("x", Token), secret);

        await bucket.DeleteBucket(Token).WithContents();
    }

    [Fact]
    public async Task A_revoked_token_is_replaced()
    {
        var handler = new RevokingHandler();
        await using var store = Open(Application, TestSwift.Through(handler));

        Assert.False(await store.Bucket("is-not-there").Exists(Token));
        Assert.False(await store.Bucket("is-not-there").Exists(Token));

        Assert.Equal(2, handler.Authentications);
        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.NotFound, HttpStatusCode.NotFound], handler.Answers);
    }

    [Fact]
    public async Task A_region_that_is_not_there_is_told_with_those_that_are()
    {
        await using var store = Open(Password, options => options.Region = "Nowhere");

        StorageException error = await Expect.Error(StorageErrorCode.NotConfigured, async () => await store.Bucket("any").Exists(Token));

        Assert.Contains("RegionOne, RegionTwo", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_regions_one_must_be_named()
    {
        await using var store = Open(Password, options => options.Region = null);

        await Expect.Error(StorageErrorCode.NotConfigured, async () => await store.Bucket("any").Exists(Token));
    }

    [Fact]
    public async Task Region_and_interface_choose_the_address()
    {
        var handler = new CountingHandler();
        await using var inside = Open(Password, options =>
        {
            options.Interface = SwiftInterface.Internal;
            options.ClientFactory = null;
            TestSwift.Through(handler)(options);
        });
        string? host = null;
        handler.OnAnswer = answer => host = answer.RequestMessage!.RequestUri!.Host;
        await inside.Bucket("any").Exists(Token);
        Assert.Equal("localhost", host);

        await using var elsewhere = Open(Password, options =>
        {
            options.Region = "RegionTwo";
            options.MaxRetries = 0;
        });
        StorageException error = await Expect.Error(StorageErrorCode.Unavailable, async () => await elsewhere.Bucket("any").Exists(Token));
        Assert.Contains("127.0.0.1:9", error.Message, StringComparison.Ordinal);

        await using var operators = Open(Password, options => options.Interface = SwiftInterface.Admin);
        await Expect.Error(StorageErrorCode.NotConfigured, async () => await operators.Bucket("any").Exists(Token));
    }

    private static string Need(string variable) => TestServer.Need("keystone.sh", variable);

    private static ObjectStore Open(SwiftCredentials credentials, Action<SwiftOptions>? configure = null)
    {
        var options = new SwiftOptions { AuthUrl = new Uri(Url), Region = Need("TEST_KEYSTONE_REGION"), Credentials = credentials };
        configure?.Invoke(options);
        return new ObjectStore(new SwiftDriver(options));
    }

    private static async Task Works(SwiftCredentials credentials, Action<SwiftOptions>? configure = null)
    {
        await using ObjectStore store = Open(credentials, configure);
        Bucket bucket = store.Bucket($"keystone-{Guid.NewGuid():N}");
        await bucket.CreateBucket(Token);
        await bucket.Object("a").UploadText("content", Token);
        Assert.Equal("content", await bucket.Object("a").ReadText(Token));
        await bucket.DeleteBucket(Token).WithContents();
    }

    private static async Task<string> NewToken()
    {
        using var client = new HttpClient();
        using JsonDocument body = JsonDocument.Parse(
            $$"""
            {
              "auth": {
                "identity": {
                  "methods": ["password"],
                  "password": { "user": { "name": "{{Need("TEST_KEYSTONE_USER")}}", "domain": { "id": "default" }, "password": "{{Secret}}" } }
                },
                "scope": { "project": { "name": "{{Need("TEST_KEYSTONE_PROJECT")}}", "domain": { "id": "default" } } }
              }
            }
            """);
        using HttpResponseMessage answer = await client.PostAsJsonAsync($"{Url}/auth/tokens", body.RootElement, Token);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return answer.Headers.GetValues("X-Subject-Token").Single();
    }

    private static async Task Revoke(string token)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"{Url}/auth/tokens");
        request.Headers.Add("X-Auth-Token", token);
        request.Headers.Add("X-Subject-Token", token);
        using HttpResponseMessage answer = await client.SendAsync(request, Token);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    /// <summary>Revokes the first token before it reaches the proxy, which would remember for a while that it was good.</summary>
    private sealed class RevokingHandler : DelegatingHandler
    {
        public int Authentications { get; private set; }

        public List<HttpStatusCode> Answers { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.AbsolutePath.EndsWith("/auth/tokens", StringComparison.Ordinal))
            {
                Authentications++;
                return await base.SendAsync(request, cancellationToken);
            }

            if (Answers.Count == 0)
            {
                await Revoke(request.Headers.GetValues("X-Auth-Token").Single());
            }

            HttpResponseMessage answer = await base.SendAsync(request, cancellationToken);
            Answers.Add(answer.StatusCode);
            return answer;
        }
    }
}
