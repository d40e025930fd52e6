using System.Globalization;
using System.Text;

namespace Fluent.Buckets.Benchmarks;

/// <summary>What the server reads of a request's head.</summary>
internal sealed class NullHead
{
    private NullHead(string method, string path, string query)
    {
        (Method, Query) = (method, query);
        string[] parts = path.TrimStart('/').Split('/', 2);
        Bucket = Uri.UnescapeDataString(parts[0]);
        Key = parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : string.Empty;
    }

    public string Method { get; }

    public string Query { get; }

    public string Bucket { get; }

    public string Key { get; }

    /// <summary>The bytes of the body as they are sent.</summary>
    public long BodyLength { get; private set; }

    /// <summary>The bytes of the content, which a body signed in chunks exceeds.</summary>
    public long ContentLength { get; private set; }

    public bool IsChunked { get; private set; }

    public bool WantsConsent { get; private set; }

    public bool Closes { get; private set; }

    public string? Range { get; private set; }

    public string? IfMatch { get; private set; }

    public string? CopySource { get; private set; }

    public static NullHead Parse(ReadOnlySpan<byte> head)
    {
        NullHead? result = null;
        long? decoded = null;
        foreach (Range line in head.Split("\r\n"u8))
        {
            ReadOnlySpan<byte> text = head[line];
            if (result is null)
            {
                string[] words = Encoding.Latin1.GetString(text).Split(' ');
                string[] target = words[1].Split('?', 2);
                result = new NullHead(words[0], target[0], target.Length > 1 ? target[1] : string.Empty);
                continue;
            }

            int colon = text.IndexOf((byte)':');
            if (colon < 0)
            {
                continue;
            }

            ReadOnlySpan<byte> name = text[..colon];
            ReadOnlySpan<byte> value = text[(colon + 1)..].Trim((byte)' ');
            switch (name.Length)
            {
                case 14 when Is(name, "content-length"u8):
                    result.BodyLength = Number(value);
                    break;
                case 28 when Is(name, "x-amz-decoded-content-length"u8):
                    decoded = Number(value);
                    break;
                case 17 when Is(name, "transfer-encoding"u8):
                    result.IsChunked = Is(value, "chunked"u8);
                    break;
                case 6 when Is(name, "expect"u8):
                    result.WantsConsent = true;
                    break;
                case 10 when Is(name, "connection"u8):
                    result.Closes = Is(value, "close"u8);
                    break;
                case 5 when Is(name, "range"u8):
                    result.Range = Encoding.Latin1.GetString(value);
                    break;
                case 8 when Is(name, "if-match"u8):
                    result.IfMatch = Encoding.Latin1.GetString(value).Trim('"');
                    break;
                case 17 when Is(name, "x-amz-copy-source"u8):
                    result.CopySource = Uri.UnescapeDataString(Encoding.Latin1.GetString(value)).TrimStart('/');
                    break;
            }
        }

        result!.ContentLength = decoded ?? result.BodyLength;
        return result;
    }

    /// <summary>The value of a parameter of the query. Null means that it is missing; an empty text that it has no value.</summary>
    public string? Parameter(string name)
    {
        foreach (string pair in Query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] sides = pair.Split('=', 2);
            if (sides[0] == name)
            {
                return sides.Length > 1 ? Uri.UnescapeDataString(sides[1].Replace('+', ' ')) : string.Empty;
            }
        }

        return null;
    }

    private static bool Is(ReadOnlySpan<byte> text, ReadOnlySpan<byte> wanted) => Ascii.EqualsIgnoreCase(text, wanted);

    private static long Number(ReadOnlySpan<byte> text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
