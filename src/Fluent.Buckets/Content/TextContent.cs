using System.Text;

namespace Fluent.Buckets;

/// <summary>Content as text.</summary>
internal static class TextContent
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Parse(ReadSource source, byte[] bytes)
    {
        ReadOnlySpan<byte> mark = Encoding.UTF8.Preamble;
        ReadOnlySpan<byte> text = bytes.AsSpan().StartsWith(mark) ? bytes.AsSpan(mark.Length) : bytes;
        try
        {
            return Strict.GetString(text);
        }
        catch (DecoderFallbackException invalid)
        {
            ObjectPlace place = source.Locate();
            throw place.Fault(
                StorageErrorCode.ContentInvalid,
                $"The object {place} is not text in UTF-8. Read it with ReadBytes, or OpenRead and a StreamReader.",
                invalid);
        }
    }
}
