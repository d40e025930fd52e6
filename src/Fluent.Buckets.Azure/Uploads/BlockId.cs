using System.Globalization;
using System.Text;

namespace Fluent.Buckets.AzureBlobs;

/// <summary>
/// The name of a block: upload, number and attempt, so that uploads of one key keep their blocks apart and a part that was sent again is told from the one before.
/// </summary>
/// <param name="Upload">The upload's identifier: 32 hexadecimal digits.</param>
/// <param name="Number">The part's number.</param>
/// <param name="Attempt">12 hexadecimal digits, ascending in time.</param>
/// <remarks>
/// Names of one blob's blocks must be equally long. These have 48 bytes, 64 in Base64, as those of the provider's own clients have, so that they go together.
/// </remarks>
internal readonly record struct BlockId(string Upload, int Number, string Attempt)
{
    public const int UploadLength = 32;

    private const int NumberLength = 4;
    private const int Length = UploadLength + NumberLength + AttemptClock.TextLength;

    /// <summary>The name in Base64.</summary>
    public string Encoded => Convert.ToBase64String(Encoding.ASCII.GetBytes($"{Upload}{Number.ToString("x4", CultureInfo.InvariantCulture)}{Attempt}"));

    /// <summary>Reads a name. Null means that it is another program's.</summary>
    public static BlockId? Parse(string encoded)
    {
        Span<byte> bytes = stackalloc byte[Length];
        if (!Convert.TryFromBase64String(encoded, bytes, out int count) || count != Length)
        {
            return null;
        }

        string text = Encoding.ASCII.GetString(bytes);
        return int.TryParse(text.AsSpan(UploadLength, NumberLength), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int number)
            ? new BlockId(text[..UploadLength], number, text[(UploadLength + NumberLength)..])
            : null;
    }
}
