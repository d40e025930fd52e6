using System.Security.Cryptography;
using Fluent.Buckets;

namespace Native;

/// <summary>What each cloud driver does without a network: each signs a URL, by its SDK where it has one.</summary>
internal static class CloudDrivers
{
    public static async Task Show(TextWriter output)
    {
        await Sign(output, "s3", new S3Driver(new S3Options
        {
            Region = "eu-west-1",
            Credentials = S3Credentials.AccessKey("native", Secret()),
        }));
        await Sign(output, "azure", new AzureDriver(new AzureOptions
        {
            AccountName = "native",
            Credentials = AzureCredentials.AccountKey("native", Secret()),
        }));
        await Sign(output, "swift", new SwiftDriver(new SwiftOptions
        {
            Credentials = SwiftCredentials.Token("https://swift.example.com/v1/AUTH_native", Secret()),
            TemporaryUrlKey = Secret(),
        }));
        await AzureIdentity.Show(output);
    }

    private static async Task Sign(TextWriter output, string kind, StoreDriver driver)
    {
        await using var store = new ObjectStore(driver);
        Uri url = await store.Bucket("native-notes").Object("2026/first note.json").SignDownloadUrl(TimeSpan.FromMinutes(5));
        if (!url.AbsolutePath.EndsWith("/2026/first%20note.json", StringComparison.Ordinal) || url.Query.Length < 2)
        {
            throw new InvalidDataException($"The URL that {kind} signs is {url}.");
        }

        await output.WriteLineAsync($"{store.Name}: signs URLs of {url.Host}");
    }

    private static string Secret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(64));
}
