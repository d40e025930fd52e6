using System.Security.Cryptography;
using System.Text.Json;

namespace Fluent.Buckets.Package.Tests;

/// <summary>An app that installs the package of one driver, and nothing else.</summary>
public sealed class InstalledDriverTests(PackedPackages packages)
{
    private const string Program = """
        using App;
        using Fluent.Buckets;

        await using (ObjectStore store = ObjectStore.Open(Environment.GetEnvironmentVariable("APP_STORE")!))
        {
            Console.WriteLine(store.Name);
        }

        Storage.Configure(s => s.Open(Environment.GetEnvironmentVariable("APP_STORE")!));
        NewObject draft = Storage.Photos.Create("rome/1.jpg");
        try
        {
            Console.WriteLine(await Storage.Photos.Object("rome/1.jpg").SignDownloadUrl(TimeSpan.FromHours(1)));
        }
        catch (StorageException fault)
        {
            Console.WriteLine(fault.Code);
        }

        """;

    private const string Declarations = """
        using Fluent.Buckets;

        namespace App;

        [Storage]
        public static partial class Storage;

        [Bucket("holiday-photos")]
        public sealed partial class Photos;

        """;

    private const string SwiftUrl = "https://swift.example.com/v1/AUTH_app";

    [Fact]
    public Task Of_S3() => Works("S3", "s3://?region=eu-west-1", "s3:", "https://holiday-photos.s3.eu-west-1.amazonaws.com/rome/1.jpg?", new()
    {
        ["AWS_ACCESS_KEY_ID"] = "app",
        ["AWS_SECRET_ACCESS_KEY"] = Secret(),
    });

    [Fact]
    public Task Of_Azure() => Works("Azure", "azure://app", "azure:", "https://app.blob.core.windows.net/holiday-photos/rome/1.jpg?", new()
    {
        ["AZURE_STORAGE_KEY"] = Secret(),
    });

    [Fact]
    public async Task Of_Google()
    {
        string account = Path.GetTempFileName();
        try
        {
            using var key = RSA.Create(2048);
            await File.WriteAllTextAsync(
                account,
                JsonSerializer.Serialize(new Dictionary<string, string>
                {
                    ["type"] = "service_account",
                    ["project_id"] = "app",
                    ["client_email"] = "app@app.iam.gserviceaccount.com",
                    ["private_key_id"] = "1",
                    ["private_key"] = key.ExportPkcs8PrivateKeyPem(),
                    ["token_uri"] = "https://oauth2.googleapis.com/token",
                }),
                TestContext.Current.CancellationToken);
            await Works("Google", "gs://?project=app", "google:", "https://storage.googleapis.com/holiday-photos/rome/1.jpg?", new()
            {
                ["GOOGLE_APPLICATION_CREDENTIALS"] = account,
            });
        }
        finally
        {
            File.Delete(account);
        }
    }

    /// <summary>The key that Swift signs with is the account's, which a URL without the option temporaryUrls does not ask for.</summary>
    [Fact]
    public Task Of_Swift() => Works("Swift", "swift:", "swift:", "NotSupported", new()
    {
        ["OS_STORAGE_URL"] = SwiftUrl,
        ["OS_AUTH_TOKEN"] = Secret(),
    });

    private async Task Works(string driver, string url, string name, string signed, Dictionary<string, string> environment)
    {
        InstalledApp app = packages.NewApp($"On{driver}", $"{PackedPackages.Core}.{driver}");
        app.Write("Program.cs", Program);
        app.Write("Storage.cs", Declarations);
        BuildReport report = Assert.Single(BuildReport.In((await app.Build()).Succeeded()));
        Assert.Equal(new BuildReport("Program.cs", 10, "warning", "FB0001"), report);

        environment["APP_STORE"] = url;
        string[] lines = (await app.Run(environment)).Succeeded().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith(name, lines[0], StringComparison.Ordinal);
        Assert.StartsWith(signed, lines[1], StringComparison.Ordinal);
    }

    private static string Secret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(64));
}
