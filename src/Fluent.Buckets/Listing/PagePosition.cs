using System.Buffers.Text;
using System.IO.Hashing;
using System.Text;

namespace Fluent.Buckets;

/// <summary>Where a page of a listing starts.</summary>
/// <param name="StoreToken">The store's token of its own page. Null means its first.</param>
/// <param name="LastKey">The last whole key of that page that was given already. Null means none.</param>
internal readonly record struct PagePosition(string? StoreToken, string? LastKey)
{
    private const int CheckLength = 8;

    /// <summary>The position as URL-safe text that belongs to one listing.</summary>
    /// <param name="scope">The listing.</param>
    public string ToToken(string scope)
    {
        // No key holds NUL, so the first one ends it.
        byte[] content = Encoding.UTF8.GetBytes($"{LastKey}\0{(StoreToken is null ? string.Empty : "t" + StoreToken)}");
        return Base64Url.EncodeToString([.. Check(scope, content), .. content]);
    }

    /// <summary>Reads a token. False means that this listing never gave it.</summary>
    public static bool TryParse(string token, string scope, out PagePosition position)
    {
        position = default;
        if (!Base64Url.IsValid(token))
        {
            return false;
        }

        ReadOnlySpan<byte> bytes = Base64Url.DecodeFromChars(token);
        if (bytes.Length <= CheckLength || !bytes[..CheckLength].SequenceEqual(Check(scope, bytes[CheckLength..])))
        {
            return false;
        }

        string content = Encoding.UTF8.GetString(bytes[CheckLength..]);
        int end = content.IndexOf('\0', StringComparison.Ordinal);
        position = new PagePosition(
            content.Length > end + 1 ? content[(end + 2)..] : null,
            end > 0 ? content[..end] : null);
        return true;
    }

    private static ReadOnlySpan<byte> Check(string scope, ReadOnlySpan<byte> content)
    {
        var hash = new XxHash128();
        hash.Append(Encoding.UTF8.GetBytes(scope));
        hash.Append([0]);
        hash.Append(content);
        return hash.GetCurrentHash().AsSpan(0, CheckLength);
    }
}
