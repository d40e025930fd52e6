using Fluent.Buckets.OpenStackSwift;

namespace Fluent.Buckets.SwiftTests;

/// <summary>Options, URLs and the environment, without any request.</summary>
public sealed class OptionsTests
{
    private const string Secret = "s3cret-value";

    private static readonly Uri Auth = new("https://keystone.example.com/v3");

    [Fact]
    public void Options_that_make_no_sense_are_refused_with_what_to_do()
    {
        SwiftCredentials user = SwiftCredentials.V1("a:b", Secret);
        Refused(new SwiftOptions(), "Credentials");
        Refused(new SwiftOptions { Credentials = user }, "AuthUrl");
        Refused(new SwiftOptions { Credentials = user, AuthUrl = new Uri("ftp://host/") }, "https");
        Refused(new SwiftOptions { Credentials = user, AuthUrl = new Uri($"https://u:{Secret}@host/") }, "AuthUrl");
        Refused(new SwiftOptions { Credentials = user, AuthUrl = new Uri($"https://host/?token={Secret}") }, "AuthUrl");
        Refused(new SwiftOptions { Credentials = user, AuthUrl = Auth, SegmentsContainer = "a/b" }, "SegmentsContainer");
        Refused(new SwiftOptions { Credentials = user, AuthUrl = Auth, MaxRetries = -1 }, "MaxRetries");
        Refused(new SwiftOptions { Credentials = user, AuthUrl = Auth, TemporaryUrlKey = string.Empty }, "TemporaryUrlKey");
        Refused(new SwiftOptions { Credentials = user, AuthUrl = Auth, Interface = (SwiftInterface)9 }, "Interface");
        Refused(new SwiftOptions { Credentials = SwiftCredentials.Token($"https://u:{Secret}@host/v1/a", Secret) }, "storage URL");
    }

    [Fact]
    public void A_credential_that_no_header_takes_is_refused_without_telling_it()
    {
        StorageException error = Assert.Throws<StorageException>(() => SwiftCredentials.V1("a:b", Secret + "\n"));
        Assert.DoesNotContain(Secret, error.ToString(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => SwiftCredentials.V1("a:b", string.Empty));
    }

    [Fact]
    public async Task No_text_holds_a_secret()
    {
        foreach (SwiftCredentials credentials in (SwiftCredentials[])[
            SwiftCredentials.V1("account:user", Secret),
            SwiftCredentials.Password("user", Secret, "project"),
            SwiftCredentials.ApplicationCredential("id", Secret),
            SwiftCredentials.KeystoneToken(Secret, "project"),
            SwiftCredentials.Token("https://swift.example.com/v1/a", Secret)])
        {
            var options = new SwiftOptions { AuthUrl = Auth, Credentials = credentials, TemporaryUrlKey = Secret };
            await using var driver = new SwiftDriver(options);
            Assert.DoesNotContain(Secret, $"{credentials} {options} {driver} {driver.Name}", StringComparison.Ordinal);
            Assert.StartsWith("swift:", driver.Name, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Options_are_copied_and_equal_ones_name_one_store()
    {
        var options = new SwiftOptions { AuthUrl = Auth, Credentials = SwiftCredentials.Password("user", Secret, "project"), Region = "one" };
        await using var first = new SwiftDriver(options);
        options.Region = "two";
        await using var second = new SwiftDriver(options);
        options.Region = "one";
        await using var third = new SwiftDriver(options);

        Assert.Equal("swift:https://keystone.example.com/v3 project in one", first.Name);
        Assert.False(first.IsSameStore(second));
        Assert.True(first.IsSameStore(third));
    }

    [Fact]
    public void A_URL_has_options_and_the_environment_credentials()
    {
        SwiftOptions options = Read(
            "swift:?region=RegionTwo&interface=internal&segmentsContainer=parts&temporaryUrls=true&maxRetries=7",
            ("OS_AUTH_URL", "https://keystone.example.com:5000"),
            ("OS_USERNAME", "demo"),
            ("OS_PASSWORD", Secret),
            ("OS_PROJECT_NAME", "project"),
            ("OS_REGION_NAME", "RegionOne"));

        Assert.Equal(("RegionTwo", SwiftInterface.Internal, "parts", true, 7),
            (options.Region, options.Interface, options.SegmentsContainer, options.ReadsTemporaryUrlKey, options.MaxRetries));
        Assert.Equal(new Uri("https://keystone.example.com:5000"), options.AuthUrl);
        var password = Assert.IsType<PasswordCredentials>(options.Credentials);
        Assert.Equal((new KeystoneName("demo", false), Secret, new KeystoneName("Default", false)), (password.User, password.Secret, password.Domain));
        Assert.Equal(new KeystoneScope(new KeystoneName("project", false), new KeystoneName("Default", false)), password.Scope);
    }

    [Fact]
    public void Each_kind_of_credentials_has_its_variables()
    {
        var token = Assert.IsType<TokenCredentials>(
            Read("swift:", ("OS_STORAGE_URL", "https://swift.example.com/v1/a"), ("OS_AUTH_TOKEN", Secret)).Credentials);
        Assert.Equal((new Uri("https://swift.example.com/v1/a"), Secret), (token.StorageUrl, token.AuthToken));
        Assert.IsType<ApplicationCredentials>(Read(
            "swift:", ("OS_AUTH_URL", "https://k"), ("OS_APPLICATION_CREDENTIAL_ID", "id"), ("OS_APPLICATION_CREDENTIAL_SECRET", Secret)).Credentials);
        Assert.IsType<KeystoneTokenCredentials>(Read(
            "swift:", ("OS_AUTH_URL", "https://k"), ("OS_TOKEN", Secret), ("OS_PROJECT_ID", "id")).Credentials);
        SwiftOptions v1 = Read("swift:", ("ST_AUTH", "https://swift.example.com/auth/v1.0"), ("ST_USER", "a:b"), ("ST_KEY", Secret));
        Assert.IsType<V1Credentials>(v1.Credentials);
        Assert.Equal(new Uri("https://swift.example.com/auth/v1.0"), v1.AuthUrl);
    }

    [Fact]
    public void A_host_is_the_authentication_service_by_HTTPS()
    {
        (string, string)[] user = [("ST_USER", "a:b"), ("ST_KEY", Secret)];
        Assert.Equal(new Uri("https://swift.example.com:8080/auth/v1.0"), Read("swift://swift.example.com:8080/auth/v1.0", user).AuthUrl);
        Assert.Equal(new Uri("http://localhost/auth/v1.0"), Read("swift:?authUrl=http://localhost/auth/v1.0", user).AuthUrl);
    }

    [Theory]
    [InlineData("swift:?region=a&regoin=b")]
    [InlineData("swift:?interface=other")]
    [InlineData("swift:?maxRetries=many")]
    [InlineData("swift:?authUrl=nothing")]
    [InlineData("swift:/path")]
    [InlineData("swift:?temporaryUrls=yes")]
    public void A_URL_that_makes_no_sense_is_refused(string url) => Assert.Equal(
        StorageErrorCode.InvalidArgument,
        Assert.Throws<StorageException>(() => Read(url, ("ST_AUTH", "https://a"), ("ST_USER", "a:b"), ("ST_KEY", Secret))).Code);

    [Fact]
    public void An_environment_without_credentials_is_told_what_to_set()
    {
        StorageException error = Assert.Throws<StorageException>(() => Read("swift:", ("OS_AUTH_URL", "https://k"), ("OS_USERNAME", "a")));
        Assert.Contains("OS_PASSWORD", error.Message, StringComparison.Ordinal);
        Assert.Contains("ST_KEY", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_provider_s_client_is_the_driver_s_own_unless_the_app_gives_clients()
    {
        SwiftCredentials token = SwiftCredentials.Token("https://swift.example.com/v1/a", Secret);
        await using var own = new SwiftDriver(new SwiftOptions { Credentials = token });
        using var client = new HttpClient();
        await using var given = new SwiftDriver(new SwiftOptions { Credentials = token, ClientFactory = () => client });

        Assert.Equal(Timeout.InfiniteTimeSpan, Assert.IsType<HttpClient>(own.Native).Timeout);
        Assert.Null(given.Native);
    }

    [Fact]
    public void The_scheme_opens_a_store()
    {
        SwiftDriver.Register();
        StorageException error = Assert.Throws<StorageException>(() => ObjectStore.Open("swift:?unknown=1"));
        Assert.Contains("segmentsContainer", error.Message, StringComparison.Ordinal);
    }

    private static SwiftOptions Read(string url, params (string Name, string Value)[] variables) => UrlOptions.Read(
        StoreUrl.Parse(url), name => variables.Where(variable => variable.Name == name).Select(variable => variable.Value).FirstOrDefault());

    private static void Refused(SwiftOptions options, string told)
    {
        StorageException error = Assert.Throws<StorageException>(() => new SwiftDriver(options));
        Assert.Equal(StorageErrorCode.InvalidArgument, error.Code);
        Assert.Contains(told, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, error.ToString(), StringComparison.Ordinal);
    }
}
