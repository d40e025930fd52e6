namespace Fluent.Buckets.AzureTests;

/// <summary>Options, connection strings, environment and store URLs.</summary>
[Collection("environment")]
public sealed class ConnectionTests : IDisposable
{
    private const string Secret = "c2VjcmV0LXNlY3JldC1zZWNyZXQ=";

    private static readonly string[] Variables =
        ["AZURE_STORAGE_CONNECTION_STRING", "AZURE_STORAGE_ACCOUNT", "AZURE_STORAGE_KEY", "AZURE_STORAGE_SAS_TOKEN"];

    private readonly Dictionary<string, string?> _before = Variables.ToDictionary(name => name, Environment.GetEnvironmentVariable);

    public ConnectionTests()
    {
        foreach (string name in Variables)
        {
            Environment.SetEnvironmentVariable(name, null);
        }

        AzureDriver.Register();
    }

    public void Dispose()
    {
        foreach ((string name, string? value) in _before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    [Theory]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=account1;AccountKey=" + Secret + ";EndpointSuffix=core.windows.net", "azure:account1")]
    [InlineData("AccountName=account1;AccountKey=" + Secret, "azure:account1")]
    [InlineData("AccountName=account1;AccountKey=" + Secret + ";EndpointSuffix=core.chinacloudapi.cn", "azure:https://account1.blob.core.chinacloudapi.cn")]
    [InlineData("BlobEndpoint=https://account1.blob.core.windows.net;SharedAccessSignature=sv=2024&sig=abc", "azure:account1")]
    [InlineData("AccountName=account1;SharedAccessSignature=sv=2024&sig=abc", "azure:account1")]
    [InlineData("UseDevelopmentStorage=true", "azure:http://127.0.0.1:10000/devstoreaccount1")]
    public async Task A_connection_string_names_the_store(string text, string name)
    {
        await using var driver = new AzureDriver(new AzureOptions { Credentials = AzureCredentials.ConnectionString(text) });

        Assert.Equal(name, driver.Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("AccountName=account1")]
    [InlineData("AccountKey=" + Secret)]
    [InlineData("AccountName=Bad_Name;AccountKey=" + Secret)]
    [InlineData("AccountName=account1;AccountKey=no base64 " + Secret)]
    [InlineData("SharedAccessSignature=sv=2024&sig=" + Secret)]
    [InlineData(Secret)]
    [InlineData("AccountName=account1;AccountName=account2;AccountKey=" + Secret)]
    public void A_connection_string_that_is_none_is_refused_without_repeating_it(string text)
    {
        StorageException error = Assert.Throws<StorageException>(() => AzureCredentials.ConnectionString(text));

        Assert.Equal(StorageErrorCode.InvalidArgument, error.Code);
        Assert.DoesNotContain("c2VjcmV0", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_options_are_refused()
    {
        AzureCredentials key = AzureCredentials.AccountKey("account1", Secret);
        AzureOptions[] wrong =
        [
            new(),
            new() { AccountName = "Account_1" },
            new() { AccountName = "account2", Credentials = key },
            new() { Credentials = key, MaxRetries = -1 },
            new() { Credentials = key, MaxRetries = 21 },
            new() { Credentials = key, RetryDelay = TimeSpan.Zero },
            new() { Credentials = key, Endpoint = new Uri("ftp://account1.example") },
            new() { Credentials = key, Endpoint = new Uri("https://account1.blob.core.windows.net/container") },
            new() { Credentials = key, Endpoint = new Uri("https://account1.blob.core.windows.net/?sig=x") },
            new() { Credentials = AzureCredentials.Default, Endpoint = new Uri("http://127.0.0.1:10000/devstoreaccount1") },
            new() { AccountName = "account1", Credentials = null! },
            new() { Credentials = key, TimeProvider = null! },
        ];

        Assert.All(wrong, options => Assert.Equal(
            StorageErrorCode.InvalidArgument, Assert.Throws<StorageException>(() => new AzureDriver(options)).Code));
    }

    [Fact]
    public void No_text_shows_a_secret()
    {
        var options = new AzureOptions { Credentials = AzureCredentials.AccountKey("account1", Secret) };
        AzureCredentials signature = AzureCredentials.SharedAccessSignature("?sv=2024&sig=" + Secret);

        Assert.DoesNotContain("c2VjcmV0", $"{options} {options.Credentials} {signature}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("azure://account1", "azure:account1")]
    [InlineData("azure://account1?versions=true&retries=0", "azure:account1")]
    [InlineData("azure://?endpoint=https://account1.blob.core.windows.net", "azure:account1")]
    [InlineData("azure://account1?endpoint=http://127.0.0.1:10000/account1", "azure:http://127.0.0.1:10000/account1")]
    public async Task A_store_URL_takes_its_key_from_the_environment(string url, string name)
    {
        Environment.SetEnvironmentVariable("AZURE_STORAGE_KEY", Secret);
        Environment.SetEnvironmentVariable("AZURE_STORAGE_ACCOUNT", "account1");

        await using ObjectStore store = ObjectStore.Open(url);

        Assert.Equal(name, store.Name);
        Assert.Equal(url.Contains("versions=true", StringComparison.Ordinal), store.Capabilities.Versions);
        Assert.True(store.Capabilities.SignedUrls.HasFlag(SignedUrlFeatures.Download));
    }

    [Fact]
    public async Task The_environment_may_name_the_account_and_a_signature_signs_no_URL()
    {
        Environment.SetEnvironmentVariable("AZURE_STORAGE_ACCOUNT", "account1");
        Environment.SetEnvironmentVariable("AZURE_STORAGE_SAS_TOKEN", "?sv=2024&sig=abc");
        await using ObjectStore signature = ObjectStore.Open("azure:");
        Assert.Equal(("azure:account1", SignedUrlFeatures.None), (signature.Name, signature.Capabilities.SignedUrls));

        Environment.SetEnvironmentVariable("AZURE_STORAGE_CONNECTION_STRING", "UseDevelopmentStorage=true");
        await using ObjectStore connection = ObjectStore.Open("azure:");
        Assert.Equal("azure:http://127.0.0.1:10000/devstoreaccount1", connection.Name);
    }

    [Fact]
    public async Task Without_credentials_in_the_environment_the_default_identity_is_used()
    {
        await using ObjectStore store = ObjectStore.Open("azure://account1");

        Assert.Equal("azure:account1", store.Name);
        Assert.NotNull(store.Native<Azure.Storage.Blobs.BlobServiceClient>());
    }

    [Theory]
    [InlineData("azure:")]
    [InlineData("azure://Account_1")]
    [InlineData("azure://account1/container")]
    [InlineData("azure://account1?container=x")]
    [InlineData("azure://account1?retries=many")]
    [InlineData("azure://account1?endpoint=nowhere")]
    [InlineData("azure://account1?sas=x")]
    public void A_wrong_store_URL_is_refused(string url) =>
        Assert.Equal(StorageErrorCode.InvalidArgument, Assert.Throws<StorageException>(() => ObjectStore.Open(url)).Code);

    [Fact]
    public void A_wrong_variable_is_named_and_not_repeated()
    {
        Environment.SetEnvironmentVariable("AZURE_STORAGE_CONNECTION_STRING", "AccountKey=" + Secret);

        StorageException error = Assert.Throws<StorageException>(() => ObjectStore.Open("azure://account1"));

        Assert.Contains("AZURE_STORAGE_CONNECTION_STRING", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_facade_uses_it()
    {
        var builder = new StorageBuilder();

        builder.UseAzure(options => options.Credentials = AzureCredentials.AccountKey("account1", Secret), "archive");

        StorageException twice = Assert.Throws<StorageException>(() => builder.UseAzure(
            options => options.Credentials = AzureCredentials.AccountKey("account1", Secret), "archive"));
        Assert.Contains("archive", twice.Message, StringComparison.Ordinal);
    }
}
