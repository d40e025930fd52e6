using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Fluent.Buckets.AzureBlobs;

/// <summary>
/// What a part is known by: its attempt, and a check of what else names it. So a part that was never uploaded is told from one that the service dropped.
/// </summary>
internal static class PartTag
{
    private const int CheckBytes = 6;

    public static UploadedPart Give(BlockId block, long size) => new(block.Number, block.Attempt + Check(block, size), size);

    /// <summary>The block of a part. Null when the part is none that was given.</summary>
    public static BlockId? Block(string upload, UploadedPart part)
    {
        if (part.ETag is not { Length: AttemptClock.TextLength + (CheckBytes * 2) } tag)
        {
            return null;
        }

        var block = new BlockId(upload, part.Number, tag[..AttemptClock.TextLength]);
        return tag[AttemptClock.TextLength..] == Check(block, part.Size) ? block : null;
    }

    private static string Check(BlockId block, long size)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{block.Upload}/{block.Number}/{block.Attempt}/{size}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, CheckBytes));
    }
}
