using System.IO.Hashing;
using System.Text;

namespace Fluent.Buckets.DirectoryWriter;

/// <summary>Content that is wholly given by key and version, so that a reader can tell a whole version from a torn one.</summary>
public static class VersionedContent
{
    public const string VersionName = "version";

    /// <summary>The keys that <c>overwrite</c> writes to.</summary>
    public static IReadOnlyList<string> Keys { get; } = ["plain", "plain/below", "deep/er/and/deeper", "Ümlaut/名前", "trail/", "x%2Fy"];

    public static byte[] Bytes(string key, long version)
    {
        var random = new Random((int)XxHash32.HashToUInt32(Encoding.UTF8.GetBytes($"{key} {version}")));
        int size = random.Next(6) switch
        {
            0 => 0,
            1 => random.Next(1, 100),
            2 => random.Next(4000, 70_000),
            3 => random.Next(1_000_000, 4_000_000),
            _ => random.Next(100_000, 600_000),
        };
        byte[] bytes = new byte[size];
        random.NextBytes(bytes);
        return bytes;
    }

    public static WriteRequest Request(string bucket, string key, long version) => new()
    {
        Bucket = bucket,
        Key = key,
        Headers = new ContentHeaders { ContentType = $"application/x-version-{version}" },
        Metadata = new Dictionary<string, string> { [VersionName] = $"{version}" },
    };
}
