using System.Globalization;
using Amazon.S3.Model;

namespace Fluent.Buckets.S3Storage;

/// <summary>Metadata, in the SDK's collection and out of it.</summary>
/// <param name="greatestValue">The greatest value of one header, in bytes. Null means that each value goes in one.</param>
/// <param name="keepsUnderscores">Whether names keep their underscores; else each goes as two hyphens.</param>
internal sealed class MetadataHeaders(int? greatestValue, bool keepsUnderscores = true)
{
    private const string Prefix = "x-amz-meta-";

    public void Fill(MetadataCollection target, IReadOnlyDictionary<string, string> source)
    {
        foreach ((string plain, string value) in source)
        {
            string name = keepsUnderscores ? plain : plain.Replace("_", "--", StringComparison.Ordinal);
            string text = MetadataText.Encode(value);
            if (greatestValue is not { } greatest || text.Length <= greatest)
            {
                target.Add(name, text);
                continue;
            }

            // A piece must not begin or end with a space, which no header keeps.
            int number = 1;
            foreach (char[] piece in MetadataText.EncodeAll(value).Chunk(greatest))
            {
                target.Add(number == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{number}"), new string(piece));
                number++;
            }
        }
    }

    public IReadOnlyDictionary<string, string> Read(MetadataCollection source)
    {
        Dictionary<string, string> headers = new(source.Count, StringComparer.Ordinal);
        foreach (string header in source.Keys)
        {
            if (header != Headers.Languages)
            {
                string name = header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? header[Prefix.Length..] : header;
                string lower = name.ToLowerInvariant();
                headers[keepsUnderscores ? lower : lower.Replace("--", "_", StringComparison.Ordinal)] = source[header] ?? string.Empty;
            }
        }

        if (greatestValue is not null)
        {
            Join(headers);
        }

        return headers.ToDictionary(header => header.Key, header => MetadataText.Decode(header.Value), StringComparer.Ordinal).AsReadOnly();
    }

    /// <summary>Puts the pieces of values together. No name of the library's metadata holds a hyphen.</summary>
    private static void Join(Dictionary<string, string> headers)
    {
        foreach (string name in headers.Keys.Where(name => !name.Contains('-', StringComparison.Ordinal)).ToArray())
        {
            int number = 2;
            while (headers.Remove(string.Create(CultureInfo.InvariantCulture, $"{name}-{number}"), out string? piece))
            {
                headers[name] += piece;
                number++;
            }
        }
    }
}
