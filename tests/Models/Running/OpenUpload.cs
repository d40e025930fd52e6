namespace Fluent.Buckets.Models;

/// <summary>An explicit multipart upload of a sequence.</summary>
internal sealed class OpenUpload(string key, MultipartUpload upload)
{
    public string Key { get; } = key;

    public MultipartUpload Upload { get; } = upload;

    public required string ContentType { get; init; }

    public required IReadOnlyDictionary<string, string> Metadata { get; init; }

    public bool IfAbsent { get; init; }

    public string? IfMatch { get; init; }

    /// <summary>The parts by their numbers, the one that was sent last of each.</summary>
    public SortedDictionary<int, (UploadedPart Part, byte[] Content)> Parts { get; } = [];

    /// <summary>Whether it was completed or aborted.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Whether its key was written or deleted since the start.</summary>
    public bool IsDisturbed { get; set; }
}
