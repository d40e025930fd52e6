using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fluent.Buckets;

/// <summary>
/// What another process needs to go on with a multipart upload: where it is, and the request that started it. Azure and Swift keep nothing of the
/// request before the end, and no store keeps its conditions, so it travels with the identifier.
/// </summary>
internal sealed record UploadTicket
{
    /// <summary>Tells a ticket from anything else, and from one of a later form.</summary>
    private const string Prefix = "fb1.";

    public required string Bucket { get; init; }

    public required string Key { get; init; }

    /// <summary>The store's identifier of the upload.</summary>
    public required string Upload { get; init; }

    public required ContentHeaders Headers { get; init; }

    public required IReadOnlyDictionary<string, string> Metadata { get; init; }

    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    public StorageTier? Tier { get; init; }

    public bool IfAbsent { get; init; }

    public string? IfMatch { get; init; }

    public UploadReference Reference => new(Bucket, Key, Upload);

    public static UploadTicket Of(WriteRequest request, string upload) => new()
    {
        Bucket = request.Bucket,
        Key = request.Key,
        Upload = upload,
        Headers = request.Headers,
        Metadata = request.Metadata,
        Tags = request.Tags.Count > 0 ? request.Tags : null,
        Tier = request.Tier,
        IfAbsent = request.IfAbsent,
        IfMatch = request.IfMatch,
    };

    public WriteRequest ToRequest() => new()
    {
        Bucket = Bucket,
        Key = Key,
        Headers = Headers,
        Metadata = Metadata,
        Tags = Tags ?? TagRules.None,
        Tier = Tier,
        IfAbsent = IfAbsent,
        IfMatch = IfMatch,
    };

    public string ToId() =>
        Prefix + Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this, UploadTicketJson.Default.UploadTicket));

    /// <summary>Reads a ticket. What it holds has passed the rules of a write again, since it comes from outside.</summary>
    /// <exception cref="StorageException">InvalidArgument: it is none.</exception>
    public static UploadTicket Parse(string id)
    {
        try
        {
            UploadTicket? ticket = id.StartsWith(Prefix, StringComparison.Ordinal)
                ? JsonSerializer.Deserialize(Base64Url.DecodeFromChars(id.AsSpan(Prefix.Length)), UploadTicketJson.Default.UploadTicket)
                : null;
            if (ticket is { Bucket: not null, Key: not null, Upload: not null, Headers.ContentType: not null, Metadata: not null })
            {
                return ticket.Checked();
            }
        }
        catch (Exception fault) when (fault is JsonException or FormatException)
        {
            throw Malformed(fault);
        }

        throw Malformed(null);
    }

    private UploadTicket Checked()
    {
        ContentHeaderRules.CheckContentType(Headers.ContentType!);
        string?[] others = [Headers.ContentType, Headers.ContentEncoding, Headers.ContentLanguage, Headers.CacheControl, Headers.ContentDisposition];
        foreach (string header in others.OfType<string>())
        {
            ContentHeaderRules.Check("ResumeUpload", header);
        }

        if (IfMatch is not null)
        {
            ConditionRules.CheckETag(IfMatch);
        }

        if (Tier is { } tier)
        {
            StorageTier.Check(tier);
        }

        return this with { Metadata = MetadataRules.Collect(Metadata), Tags = Tags is null ? null : TagRules.Collect(Tags) };
    }

    private static StorageException Malformed(Exception? fault) => StorageErrors.InvalidArgument(
        "The identifier is not one of a MultipartUpload. Keep MultipartUpload.Id whole and give it unchanged; "
        + "what ListUploads gives is the store's own, which does not hold what the upload was started with.",
        fault);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(UploadTicket))]
internal sealed partial class UploadTicketJson : JsonSerializerContext;
