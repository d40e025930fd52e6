using System.Text;

namespace Fluent.Buckets.Wire;

/// <summary>Reads paths as a server does, and as a proxy may.</summary>
internal static class RequestPath
{
    /// <summary>Takes the percent-encoding off, once. Throws where a percent sign encodes nothing, or where bytes are no UTF-8.</summary>
    public static string Decode(string path)
    {
        var bytes = new List<byte>();
        for (int i = 0; i < path.Length; i++)
        {
            if (path[i] != '%')
            {
                Assert.True(path[i] is > ' ' and <= '~', $"The path has the character U+{(int)path[i]:X4} unencoded: {path}");
                bytes.Add((byte)path[i]);
                continue;
            }

            Assert.True(i + 2 < path.Length && char.IsAsciiHexDigit(path[i + 1]) && char.IsAsciiHexDigit(path[i + 2]), $"A percent sign encodes nothing: {path}");
            bytes.Add(Convert.FromHexString(path.AsSpan(i + 1, 2))[0]);
            i += 2;
        }

        return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString([.. bytes]);
    }

    /// <summary>Bucket and key of a path: what follows a start, up to the first slash and after it. Null when the path starts otherwise.</summary>
    public static (string Bucket, string? Key)? Split(string path, string start)
    {
        if (!path.StartsWith(start, StringComparison.Ordinal) || path.Length == start.Length)
        {
            return null;
        }

        string[] parts = path[start.Length..].Split('/', 2);
        return (Decode(parts[0]), parts.Length == 2 && parts[1].Length > 0 ? Decode(parts[1]) : null);
    }

    /// <summary>The path of an absolute address, as it is written.</summary>
    public static string Of(string address) => address[address.IndexOf('/', address.IndexOf("//", StringComparison.Ordinal) + 2)..].Split('?')[0];

    /// <summary>The path as a client or proxy makes it that removes dot segments, also encoded ones (RFC 3986, 5.2.4).</summary>
    public static string Fold(string path)
    {
        var kept = new List<string>();
        foreach (string segment in path.Split('/').Skip(1))
        {
            switch (segment.Replace("%2e", ".", StringComparison.OrdinalIgnoreCase))
            {
                case ".":
                    break;
                case "..":
                    kept = kept[..^Math.Min(1, kept.Count)];
                    break;
                default:
                    kept.Add(segment);
                    break;
            }
        }

        return "/" + string.Join('/', kept);
    }
}
