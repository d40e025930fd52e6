using System.Text.Json.Nodes;

namespace Fluent.Buckets.GoogleDouble;

/// <summary>Reads object resources. A property that is not documented, or that a client cannot set, is refused.</summary>
internal static class ResourceReader
{
    private static readonly string[] Writable =
        ["name", "bucket", "contentType", "contentEncoding", "contentLanguage", "cacheControl", "contentDisposition", "metadata", "storageClass", "crc32c"];

    private static readonly string[] Classes = ["STANDARD", "NEARLINE", "COLDLINE", "ARCHIVE"];

    public static StoredObject Read(JsonObject resource, string name, ReadOnlyMemory<byte> content, StoredObject? source = null)
    {
        foreach ((string property, _) in resource)
        {
            Refusal.Unless(Writable.Contains(property), $"An object has no property {property} that can be set.");
        }

        CheckName(name);
        return new StoredObject(name, content)
        {
            ContentType = Text(resource, "contentType") ?? source?.ContentType ?? "application/octet-stream",
            ContentEncoding = Text(resource, "contentEncoding"),
            ContentLanguage = Text(resource, "contentLanguage"),
            CacheControl = Text(resource, "cacheControl"),
            ContentDisposition = Text(resource, "contentDisposition"),
            StorageClass = Class(Text(resource, "storageClass")),
            Metadata = Metadata(resource["metadata"] as JsonObject),
        };
    }

    public static string? Text(JsonObject resource, string property) => resource[property]?.GetValue<string>();

    public static string Class(string? name)
    {
        Refusal.Unless(name is null || Classes.Contains(name), "The storage class is none that exists.");
        return name ?? StoredObject.DefaultClass;
    }

    /// <summary>Source: Cloud Storage documentation, "Objects": naming requirements.</summary>
    public static void CheckName(string name)
    {
        int bytes = System.Text.Encoding.UTF8.GetByteCount(name);
        Refusal.Unless(
            bytes is >= 1 and <= 1024 && name is not ("." or "..") && !name.Contains('\r', StringComparison.Ordinal)
            && !name.Contains('\n', StringComparison.Ordinal) && !name.StartsWith(".well-known/acme-challenge/", StringComparison.Ordinal),
            "The name of the object is invalid.");
    }

    private static Dictionary<string, string> Metadata(JsonObject? metadata) =>
        (metadata ?? []).ToDictionary(entry => entry.Key, entry => entry.Value!.GetValue<string>(), StringComparer.Ordinal);
}
