using System.Text;

namespace Fluent.Buckets;

/// <summary>Content as text.</summary>
internal static class TextContent
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Parse(BucketObject source, ObjectInfo info, byte[] bytes)
    {
        ReadOnlySpan<byte> mark = Encoding.UTF8.Preamble;
        ReadOnlySpan<byte> text = bytes.AsSpan().StartsWith(mark) ? bytes.AsSpan(mark.Length) : bytes;
        try
        {
            return Strict.GetString(text);
        }
        catch (DecoderFallbackException invalid)
        {
            throw new StorageException(
                StorageErrorCode.ContentInvalid,
                $"The object {StorageErrors.Show(source.Bucket.Prefix + info.Key)} in bucket '{source.Bucket.Name}' is not text in UTF-8. Read it with ReadBytes, or OpenRead and a StreamReader.",
                invalid)
            {
                Store = source.Bucket.Store.Name,
                Bucket = source.Bucket.Name,
                Key = source.Bucket.Prefix + info.Key,
            };
        }
    }
}
