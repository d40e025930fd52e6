using Fluent.Buckets.GoogleStorage;

namespace Fluent.Buckets.GoogleTests;

/// <summary>Options, store URLs and the rules of names: what is refused is refused before any request.</summary>
public sealed class OptionsTests
{
    [Theory]
    [InlineData("http://storage.example")]
    [InlineData("ftp://storage.example")]
    [InlineData("https://storage.example/path")]
    [InlineData("https://storage.example?a=b")]
    [InlineData("https://user:pass@storage.example")]
    public void An_endpoint_that_is_none_is_refused(string endpoint) => Refused(options => options.Endpoint = new Uri(endpoint));

    [Fact]
    public void Options_that_make_no_sense_are_refused()
    {
        Refused(options => options.Credentials = null!);
        Refused(options => options.Project = "my project");
        Refused(options => options.KmsKeyName = "my-key");
        Refused(options => options.Location = "EU/west");
        Refused(options => options.MaxRetries = -1);
        Refused(options => options.MaxRetries = 20);
        Refused(options => options.Endpoint = new Uri("/relative", UriKind.Relative));
        Assert.Throws<StorageException>(() => GoogleCredentials.AccessToken(string.Empty));
        Assert.Throws<StorageException>(() => GoogleCredentials.AccessToken("a\nb"));
        Assert.Throws<StorageException>(() => GoogleCredentials.ServiceAccountFile("/no/such/file"));
    }

    [Theory]
    [InlineData("{\"type\":\"service_account\",\"private_key\":\"SECRET\"}")]
    [InlineData("SECRET")]
    [InlineData("{\"type\":\"authorized_user\",\"refresh_token\":\"SECRET\"}")]
    public void What_is_no_key_is_refused_without_repeating_it(string json)
    {
        StorageException error = Assert.Throws<StorageException>(() => GoogleCredentials.ServiceAccountJson(json));

        Assert.Equal(StorageErrorCode.InvalidArgument, error.Code);
        Assert.DoesNotContain("SECRET", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_URL_opens_the_store()
    {
        GoogleDriver.Register();
        await using ObjectStore store = ObjectStore.Open("gs://?project=my-project&location=EU&kms=projects/p/locations/l/keyRings/r/cryptoKeys/k&maxRetries=3");
        await using ObjectStore emulator = ObjectStore.Open("gs://?endpoint=http://localhost:4443&multipart=false");

        Assert.Equal("google:storage.googleapis.com", store.Name);
        Assert.Equal(("google:localhost:4443", null), (emulator.Name, emulator.Capabilities.Parts));
    }

    [Theory]
    [InlineData("gs://my-bucket")]
    [InlineData("gs:///path")]
    [InlineData("gs://?bucket=b")]
    [InlineData("gs://?maxRetries=many")]
    [InlineData("gs://?endpoint=localhost")]
    [InlineData("gs://?multipart=perhaps")]
    public void A_URL_that_means_nothing_is_refused(string url)
    {
        GoogleDriver.Register();

        Assert.Equal(StorageErrorCode.InvalidArgument, Assert.Throws<StorageException>(() => ObjectStore.Open(url)).Code);
    }

    [Fact]
    public async Task The_environment_names_an_emulator()
    {
        GoogleDriver.Register();
        Environment.SetEnvironmentVariable("STORAGE_EMULATOR_HOST", "localhost:9199");
        try
        {
            await using ObjectStore store = ObjectStore.Open("gs:");

            Assert.Equal("google:localhost:9199", store.Name);
            Assert.Equal(SignedUrlFeatures.None, store.Capabilities.SignedUrls);
        }
        finally
        {
            Environment.SetEnvironmentVariable("STORAGE_EMULATOR_HOST", null);
        }
    }

    [Theory]
    [InlineData(".", false)]
    [InlineData("..", false)]
    [InlineData("a\rb", false)]
    [InlineData("a\nb", false)]
    [InlineData(".well-known/acme-challenge/x", false)]
    [InlineData(".well-known/acme-challenge", true)]
    [InlineData("../a", true)]
    [InlineData("a/./b", true)]
    [InlineData("/", true)]
    [InlineData("a\tb\u0001", true)]
    public void Keys_are_refused_as_Google_documents(string key, bool isHeld) =>
        Assert.Equal(isHeld, GoogleKeyRules.Instance.Check(key) is null);

    [Theory]
    [InlineData("my-bucket_1", true)]
    [InlineData("my.domain.example", true)]
    [InlineData("google-files", false)]
    [InlineData("goog-files", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("My-Bucket", false)]
    public void Bucket_names_are_refused_as_Google_documents(string name, bool isAccepted) =>
        Assert.Equal(isAccepted, GoogleBucketNameRules.Instance.Check(name) is null);

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "=?UTF-8?B??=")]
    [InlineData(" spaces ", "=?UTF-8?B?IHNwYWNlcyA=?=")]
    [InlineData("über", "=?UTF-8?B?w7xiZXI=?=")]
    [InlineData("=?UTF-8?B?w7xiZXI=?=", "=?UTF-8?B?PT9VVEYtOD9CP3c3eGlaWEk9Pz0=?=")]
    public void Metadata_in_headers_is_reversible(string value, string header)
    {
        Assert.Equal(header, MetadataText.ForHeader(value));
        Assert.Equal(value, MetadataText.Read(header));
        Assert.Equal(value, MetadataText.Read(MetadataText.ForJson(value)));
    }

    [Fact]
    public void Metadata_of_others_that_only_looks_encoded_stays() => Assert.Equal("=?UTF-8?B?***?=", MetadataText.Read("=?UTF-8?B?***?="));

    private static void Refused(Action<GoogleOptions> change)
    {
        var options = new GoogleOptions();
        change(options);
        StorageException error = Assert.Throws<StorageException>(() => new GoogleDriver(options));
        Assert.Equal(StorageErrorCode.InvalidArgument, error.Code);
    }
}
