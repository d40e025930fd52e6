using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Fluent.Buckets.AzureBlobs;

/// <summary>
/// The names of the blobs that mark an upload as open. They have one block that is never committed, so that no listing shows them but ours, and Azure removes
/// them together with the blocks of the upload, a week after the last one.
/// </summary>
/// <remarks>A name tells identifier and key, so that one request lists a page of uploads. A long key goes in two names, since a name has at most 1,024 characters.</remarks>
internal static class UploadMarker
{
    /// <summary>What the driver's own blobs start with.</summary>
    public const string Prefix = ".fluent-buckets/";

    public const string UploadsPrefix = Prefix + "uploads/";

    private const int PieceLength = 675;

    /// <summary>The names of an upload's marks, the first of which counts.</summary>
    public static string[] Names(string upload, string key)
    {
        byte[] text = Encoding.UTF8.GetBytes(key);
        byte[][] pieces = [.. text.Chunk(PieceLength)];
        return [.. pieces.Select((piece, i) => $"{UploadsPrefix}{upload}/{i}-{pieces.Length}/{Base64Url.EncodeToString(piece)}")];
    }

    /// <summary>Makes an identifier that holds the time.</summary>
    public static string NewId(TimeProvider timeProvider) => Guid.CreateVersion7(timeProvider.GetUtcNow()).ToString("N");

    public static bool IsId(string id) => id.Length == BlockId.UploadLength && id.All(char.IsAsciiHexDigitLower);

    /// <summary>When an upload was started: the first 48 bits of its identifier are milliseconds (RFC 9562, UUID version 7).</summary>
    public static DateTimeOffset StartedAt(string id) =>
        DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(id.AsSpan(0, 12), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));

    /// <summary>Reads a name. Null means that it is not one of ours.</summary>
    public static MarkerName? Parse(string name)
    {
        string[] parts = name.StartsWith(UploadsPrefix, StringComparison.Ordinal) ? name[UploadsPrefix.Length..].Split('/') : [];
        if (parts is not [{ } id, [>= '0' and <= '9' and var index, '-', >= '1' and <= '9' and var count], { } piece]
            || !IsId(id) || !Base64Url.IsValid(piece))
        {
            return null;
        }

        return new MarkerName(id, index - '0', count - '0', Base64Url.DecodeFromChars(piece));
    }
}

/// <summary>One mark of an upload.</summary>
/// <param name="Upload">The upload's identifier.</param>
/// <param name="Index">Which of the upload's marks, from 0.</param>
/// <param name="Count">How many it has.</param>
/// <param name="Piece">The piece of the key, in UTF-8.</param>
internal sealed record MarkerName(string Upload, int Index, int Count, byte[] Piece);
