using System.Text.Json.Serialization;

namespace Fluent.Buckets.OpenStackSwift;

/// <summary>The limits of a cluster. What it does not tell are Swift's own defaults.</summary>
internal sealed record SwiftLimits
{
    public static SwiftLimits Default { get; } = new();

    /// <summary>The greatest object of one write, in bytes.</summary>
    public long ObjectSize { get; init; } = 5L * 1024 * 1024 * 1024;

    /// <summary>How many segments a static large object has at most.</summary>
    public int Segments { get; init; } = 1000;

    /// <summary>The least size of a segment but the last, in bytes.</summary>
    public long SegmentSize { get; init; } = 1;

    /// <summary>How many names one request deletes. 0 means that there is no such request.</summary>
    public int BulkDelete { get; init; } = 10_000;

    /// <summary>How many names one page of a listing holds.</summary>
    public int Page { get; init; } = 10_000;

    public int MetadataName { get; init; } = 128;

    public int MetadataValue { get; init; } = 256;

    public int MetadataCount { get; init; } = 90;

    public int MetadataSize { get; init; } = 4096;

    /// <summary>The digests that temporary URLs may have. Empty means that there are no temporary URLs.</summary>
    public IReadOnlyList<string> UrlDigests { get; init; } = ["sha256"];

    public static SwiftLimits Of(InfoJson info) => new()
    {
        ObjectSize = info.Swift?.MaxFileSize ?? Default.ObjectSize,
        Segments = info.Slo?.MaxManifestSegments ?? Default.Segments,
        SegmentSize = info.Slo?.MinSegmentSize ?? Default.SegmentSize,
        BulkDelete = info.BulkDelete is null ? 0 : info.BulkDelete.MaxDeletes ?? Default.BulkDelete,
        Page = Math.Min(info.Swift?.ContainerListingLimit ?? Default.Page, info.Swift?.AccountListingLimit ?? Default.Page),
        MetadataName = info.Swift?.MaxMetaNameLength ?? Default.MetadataName,
        MetadataValue = info.Swift?.MaxMetaValueLength ?? Default.MetadataValue,
        MetadataCount = info.Swift?.MaxMetaCount ?? Default.MetadataCount,
        MetadataSize = info.Swift?.MaxMetaOverallSize ?? Default.MetadataSize,
        UrlDigests = info.TempUrl is null ? [] : info.TempUrl.AllowedDigests ?? Default.UrlDigests,
    };
}

/// <summary>What <c>/info</c> answers. Source: OpenStack Swift, "Discoverability".</summary>
internal sealed record InfoJson(
    [property: JsonPropertyName("swift")] InfoJson.SwiftJson? Swift,
    [property: JsonPropertyName("slo")] InfoJson.SloJson? Slo,
    [property: JsonPropertyName("bulk_delete")] InfoJson.BulkJson? BulkDelete,
    [property: JsonPropertyName("tempurl")] InfoJson.TempUrlJson? TempUrl)
{
    internal sealed record SwiftJson(
        [property: JsonPropertyName("max_file_size")] long? MaxFileSize,
        [property: JsonPropertyName("container_listing_limit")] int? ContainerListingLimit,
        [property: JsonPropertyName("account_listing_limit")] int? AccountListingLimit,
        [property: JsonPropertyName("max_meta_name_length")] int? MaxMetaNameLength,
        [property: JsonPropertyName("max_meta_value_length")] int? MaxMetaValueLength,
        [property: JsonPropertyName("max_meta_count")] int? MaxMetaCount,
        [property: JsonPropertyName("max_meta_overall_size")] int? MaxMetaOverallSize);

    internal sealed record SloJson(
        [property: JsonPropertyName("max_manifest_segments")] int? MaxManifestSegments,
        [property: JsonPropertyName("min_segment_size")] long? MinSegmentSize);

    internal sealed record BulkJson([property: JsonPropertyName("max_deletes_per_request")] int? MaxDeletes);

    internal sealed record TempUrlJson([property: JsonPropertyName("allowed_digests")] IReadOnlyList<string>? AllowedDigests);
}
