using System.Buffers.Text;
using System.Text;

namespace Fluent.Buckets.OpenStackSwift;

/// <summary>What the content type of a record says, where listings tell it.</summary>
/// <param name="Key">The key of the object.</param>
/// <param name="IsDone">Whether the manifest was written. False while it is about to be.</param>
internal sealed record SegmentRecord(string Key, bool IsDone)
{
    private const string MediaType = "application/x-fluent-buckets";
    private const string Done = MediaType + "-done;key=";
    private const string Open = MediaType + "-open;key=";

    public string ContentType => (IsDone ? Done : Open) + Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Key));

    /// <summary>Reads a content type. Null when it is none of a record.</summary>
    public static SegmentRecord? Parse(string? contentType)
    {
        string? start = contentType is null ? null
            : contentType.StartsWith(Done, StringComparison.Ordinal) ? Done
            : contentType.StartsWith(Open, StringComparison.Ordinal) ? Open
            : null;
        if (start is null)
        {
            return null;
        }

        try
        {
            return new SegmentRecord(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(contentType.AsSpan(start.Length))), start == Done);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
