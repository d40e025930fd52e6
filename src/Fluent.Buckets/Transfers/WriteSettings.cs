namespace Fluent.Buckets;

/// <summary>What the modifiers of a write say, over what its bucket's view says.</summary>
internal sealed class WriteSettings(WriteDefaults defaults)
{
    private Dictionary<string, string>? _metadata;
    private Dictionary<string, string>? _tags;

    public ContentHeaders Headers { get; set; } = defaults.Headers;

    public Dictionary<string, string> Metadata => _metadata ??= new(StringComparer.Ordinal);

    public Dictionary<string, string> Tags => _tags ??= new(StringComparer.Ordinal);

    public IProgress<TransferProgress>? Progress { get; set; }

    public long? PartSize { get; set; } = defaults.PartSize;

    public int Parallelism { get; set; } = defaults.Parallelism;

    public ContentChecksum? Checksum { get; set; }

    public StorageTier? Tier { get; set; }

    public bool IfAbsent { get; set; }

    public string? IfMatch { get; set; }

    /// <summary>The request to the driver, once what the store lacks is refused.</summary>
    public WriteRequest ToRequest(ObjectPlace place)
    {
        if (IfAbsent && IfMatch is not null)
        {
            throw place.Fault(StorageErrorCode.InvalidArgument, $"IfAbsent and IfMatch cannot both hold for {place}. Say one of them.");
        }

        if (IfAbsent)
        {
            place.Require(StoreConditions.WriteIfAbsent, "IfAbsent()", "Upload without the condition.");
        }

        if (IfMatch is not null)
        {
            place.Require(StoreConditions.WriteIfMatch, "IfMatch(etag)", "Upload without the condition.");
        }

        if (_tags is { Count: > 0 })
        {
            place.RequireTags("WithTags(…)", "Upload without tags, or put them into metadata.");
        }

        if (Tier is { } tier)
        {
            place.RequireTier(tier, $"WithTier({tier})");
        }

        return new WriteRequest
        {
            Bucket = place.Bucket,
            Key = place.Key,
            Headers = Headers.ContentType is null
                ? Headers with { ContentType = ContentTypes.ForKey(place.Key) ?? ContentTypes.Default }
                : Headers,
            Metadata = _metadata is null ? defaults.Metadata : MetadataRules.Merge(_metadata, defaults.Metadata),
            Tags = _tags ?? TagRules.None,
            Tier = Tier,
            IfAbsent = IfAbsent,
            IfMatch = IfMatch,
        };
    }

    /// <summary>Throws NotSupported when the store does not hold this write's condition at the end of a multipart upload.</summary>
    public void RequireMultipart(ObjectPlace place)
    {
        StoreConditions needed = IfAbsent ? StoreConditions.CompleteIfAbsent
            : IfMatch is not null ? StoreConditions.CompleteIfMatch
            : StoreConditions.None;
        place.Require(needed, "A condition on an upload in several parts", "Upload without the condition, or a shorter body of known length.");
        if (place.Driver.Capabilities.Parts is null)
        {
            throw StorageErrors.NotSupported(
                place.Store, place.Bucket, place.Key, "An upload in several parts", "Upload a shorter body of known length.");
        }
    }
}
