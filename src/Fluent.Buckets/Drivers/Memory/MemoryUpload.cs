namespace Fluent.Buckets;

/// <summary>A multipart upload in memory.</summary>
internal sealed class MemoryUpload(string key, DateTimeOffset startedAt)
{
    public string Key { get; } = key;

    public DateTimeOffset StartedAt { get; } = startedAt;

    public Dictionary<int, (UploadedPart Part, byte[] Content)> Parts { get; } = [];
}
