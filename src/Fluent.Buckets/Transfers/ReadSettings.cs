namespace Fluent.Buckets;

/// <summary>What the modifiers of a read say.</summary>
internal sealed class ReadSettings
{
    public ByteRange? Range { get; set; }

    public string? IfMatch { get; set; }

    public string? IfNoneMatch { get; set; }

    public IProgress<TransferProgress>? Progress { get; set; }

    public long? PartSize { get; set; }

    public int Parallelism { get; set; } = TransferDefaults.Parallelism;

    /// <summary>The request to the driver, once what the store lacks is refused.</summary>
    public ReadRequest ToRequest(ObjectPlace place)
    {
        if (IfMatch is not null)
        {
            place.Require(StoreConditions.ReadIfMatch, "Reading with IfMatch(etag)", "Read without the condition.");
        }

        if (IfNoneMatch is not null)
        {
            place.Require(StoreConditions.ReadIfNoneMatch, "Reading with IfNoneMatch(etag)", "Read without the condition, or compare GetInfo's ETag.");
        }

        return new ReadRequest
        {
            Bucket = place.Bucket,
            Key = place.Key,
            VersionId = place.VersionId,
            Range = Range,
            IfMatch = IfMatch,
            IfNoneMatch = IfNoneMatch,
        };
    }
}
