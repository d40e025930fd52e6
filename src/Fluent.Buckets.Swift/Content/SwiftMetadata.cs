using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace Fluent.Buckets.OpenStackSwift;

/// <summary>Metadata as headers <c>X-Object-Meta-Name</c>, and back.</summary>
/// <remarks>
/// An underscore in a name is a hyphen on the wire, since servers drop headers with underscores; names hold no hyphen, so it is reversible. A value
/// that is no plain ASCII, has blanks at an end, is empty or looks like an encoded one is an RFC 2047 word, <c>=?UTF-8?B?…?=</c>. One that is longer
/// than Swift takes is such a word too, cut into <c>X-Object-Meta-Name</c>, <c>X-Object-Meta-2-Name</c>, and so on: a name starts with no digit.
/// </remarks>
internal static class SwiftMetadata
{
    private const string Header = "X-Object-Meta-";
    private const string WordStart = "=?UTF-8?B?";
    private const string WordEnd = "?=";

    /// <summary>The headers of metadata.</summary>
    /// <exception cref="StorageException">InvalidArgument: more than the store takes.</exception>
    public static List<(string Name, string Value)> Write(
        IReadOnlyDictionary<string, string> metadata, SwiftLimits limits, string store, string bucket, string key)
    {
        var headers = new List<(string Name, string Value)>();
        int size = 0;
        foreach ((string name, string value) in metadata)
        {
            string onWire = name.Replace('_', '-');
            string encoded = IsPlain(value) && value.Length <= limits.MetadataValue
                ? value
                : WordStart + Convert.ToBase64String(Encoding.UTF8.GetBytes(value)) + WordEnd;
            int number = 1;
            foreach (string piece in Pieces(encoded, limits.MetadataValue))
            {
                string full = number == 1 ? onWire : string.Create(CultureInfo.InvariantCulture, $"{number}-{onWire}");
                headers.Add((Header + full, piece));
                size += full.Length + piece.Length;
                number++;
                if (full.Length > limits.MetadataName)
                {
                    throw TooMuch(store, bucket, key, $"the name '{name}' is longer than {limits.MetadataName} characters");
                }
            }
        }

        return headers.Count > limits.MetadataCount
            ? throw TooMuch(store, bucket, key, $"it takes {headers.Count} headers, and the store allows {limits.MetadataCount}")
            : size > limits.MetadataSize
            ? throw TooMuch(store, bucket, key, $"it takes {size} bytes as headers, and the store allows {limits.MetadataSize}")
            : headers;
    }

    /// <summary>The metadata of an answer.</summary>
    public static Dictionary<string, string> Read(HttpHeadersNonValidated headers)
    {
        var pieces = new Dictionary<string, SortedList<int, string>>(StringComparer.Ordinal);
        foreach (KeyValuePair<string, HeaderStringValues> header in headers)
        {
            if (header.Key.StartsWith(Header, StringComparison.OrdinalIgnoreCase) && Parse(header.Key[Header.Length..]) is var (name, number))
            {
                if (!pieces.TryGetValue(name, out SortedList<int, string>? found))
                {
                    pieces.Add(name, found = []);
                }

                found[number] = header.Value.ToString();
            }
        }

        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, SortedList<int, string> found) in pieces)
        {
            metadata.Add(name, Decode(string.Concat(found.Values)));
        }

        return metadata;
    }

    private static (string Name, int Number)? Parse(string name)
    {
        int number = 1;
        int hyphen = name.IndexOf('-', StringComparison.Ordinal);
        if (name.Length > 0 && char.IsAsciiDigit(name[0]))
        {
            if (hyphen < 0 || !int.TryParse(name.AsSpan(0, hyphen), NumberStyles.None, CultureInfo.InvariantCulture, out number))
            {
                return null;
            }

            name = name[(hyphen + 1)..];
        }

        return name.Length > 0 ? (name.ToLowerInvariant().Replace('-', '_'), number) : null;
    }

    private static IEnumerable<string> Pieces(string value, int greatest)
    {
        for (int start = 0; start == 0 || start < value.Length; start += greatest)
        {
            yield return value.Substring(start, Math.Min(greatest, value.Length - start));
        }
    }

    private static bool IsPlain(string value) =>
        value.Length > 0 && value[0] != ' ' && value[^1] != ' ' && value.All(c => c is >= ' ' and <= '~')
        && !value.StartsWith(WordStart, StringComparison.OrdinalIgnoreCase);

    private static string Decode(string value)
    {
        if (!value.StartsWith(WordStart, StringComparison.OrdinalIgnoreCase) || !value.EndsWith(WordEnd, StringComparison.Ordinal)
            || value.Length < WordStart.Length + WordEnd.Length)
        {
            return value;
        }

        byte[] bytes = new byte[value.Length];
        return Convert.TryFromBase64Chars(value.AsSpan()[WordStart.Length..^WordEnd.Length], bytes, out int length)
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : value;
    }

    private static StorageException TooMuch(string store, string bucket, string key, string why) => new(
        StorageErrorCode.InvalidArgument,
        $"The metadata of {StorageErrors.Show(key)} in bucket '{bucket}' ({store}) is refused: {why}. Nothing was sent. Use less metadata, or shorter names.")
    {
        Store = store,
        Bucket = bucket,
        Key = key,
    };
}
