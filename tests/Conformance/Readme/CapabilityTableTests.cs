using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace Fluent.Buckets.Conformance.Readme;

/// <summary>The README's table of capabilities is what the drivers declare.</summary>
public sealed class CapabilityTableTests
{
    private const string Start = "<!-- capabilities: made by tests/Conformance, run it with UPDATE_README=1 to write it anew -->\n";
    private const string End = "<!-- end of capabilities -->";

    [Fact]
    public async Task The_README_shows_what_the_drivers_declare()
    {
        string table = CapabilityTable.Make(await Stores());
        string path = Path.Combine(Root(), "README.md");
        string readme = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        int start = readme.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        int end = readme.IndexOf(End, StringComparison.Ordinal);
        Assert.True(start >= Start.Length && end >= start, "README.md has no place for the table: the two comments that enclose it.");
        if (Environment.GetEnvironmentVariable("UPDATE_README") == "1")
        {
            await File.WriteAllTextAsync(path, readme[..start] + table + readme[end..], TestContext.Current.CancellationToken);
            return;
        }

        Assert.Equal(table, readme[start..end]);
    }

    private static async Task<IReadOnlyList<(string Name, StoreCapabilities Capabilities)>> Stores()
    {
        var options = new S3Options { Endpoint = new Uri("http://127.0.0.1:9"), Credentials = S3Credentials.AccessKey("access", "secret"), Region = "us-east-1" };
        await using var directory = new DirectoryDriver(new DirectoryOptions { Path = Path.GetTempPath(), SigningKey = new byte[32], BaseUrl = new Uri("https://files.example.com") });
        await using var memory = new MemoryDriver();
        await using var azure = new AzureDriver(new AzureOptions
        {
            AccountName = "account",
            Credentials = AzureCredentials.AccountKey("account", Convert.ToBase64String(new byte[64])),
            KeepsVersions = true,
        });
        await using var google = new GoogleDriver(new GoogleOptions { Credentials = GoogleCredentials.ServiceAccountJson(ServiceAccount()) });
        await using var swift = new SwiftDriver(new SwiftOptions
        {
            Credentials = SwiftCredentials.Token("http://127.0.0.1:9/v1/AUTH_account", "token"),
            TemporaryUrlKey = "key",
        });
        return
        [
            ("Amazon S3", Of(options, S3Compatibility.Aws)),
            ("Ceph", Of(options, S3Compatibility.Ceph)),
            ("MinIO", Of(options, S3Compatibility.MinIO)),
            ("R2", Of(options, S3Compatibility.R2)),
            ("Azure Blob", azure.Capabilities),
            ("Google", google.Capabilities),
            ("Swift", swift.Capabilities),
            ("Directory", directory.Capabilities),
            ("Memory", memory.Capabilities),
        ];
    }

    private static StoreCapabilities Of(S3Options options, S3Compatibility compatibility)
    {
        options.Compatibility = compatibility;
        return new S3Driver(options).Capabilities;
    }

    /// <summary>A service account, which can sign, with a key of this moment.</summary>
    private static string ServiceAccount()
    {
        using var key = RSA.Create(2048);
        return JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["type"] = "service_account",
            ["project_id"] = "project",
            ["private_key_id"] = "1",
            ["private_key"] = key.ExportPkcs8PrivateKeyPem(),
            ["client_email"] = "app@project.iam.gserviceaccount.com",
            ["client_id"] = "1",
            ["token_uri"] = "https://oauth2.googleapis.com/token",
        });
    }

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../.."));
}
