using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Fluent.Buckets;

/// <summary>
/// The query of a signed URL: what it grants, and an HMAC-SHA256 over a canonical form of that. The key is in the query and not in the path, since
/// clients and servers fold <c>.</c>, <c>..</c> and <c>//</c> of a path.
/// </summary>
internal static class SignedUrlFormat
{
    public const string SignatureName = "fb-signature";

    /// <summary>The least length of a signing key in bytes: that of the hash (RFC 2104, section 3).</summary>
    public const int LeastKeyLength = 32;

    /// <summary>Tells this form from a later one.</summary>
    private const string Form = "fb1-hmac-sha256";

    /// <summary>The one value of <c>fb-absent</c>.</summary>
    private const string Absent = "1";

    private static readonly string[] Names = ["fb-verb", "fb-bucket", "fb-key", "fb-expires", "fb-type", "fb-disposition", "fb-length", "fb-absent"];

    public static void CheckKey(ReadOnlySpan<byte> key)
    {
        if (key.Length < LeastKeyLength)
        {
            throw StorageErrors.InvalidArgument(
                $"A signing key has at least {LeastKeyLength} bytes, but this one has {key.Length}. Make one with RandomNumberGenerator.GetBytes(32) and keep it secret.");
        }
    }

    /// <summary>The query without its <c>?</c>.</summary>
    public static string Write(SignedUrlGrant grant, ReadOnlySpan<byte> key)
    {
        string?[] values = Values(grant);
        var query = new StringBuilder();
        for (int i = 0; i < Names.Length; i++)
        {
            if (values[i] is { } value)
            {
                query.Append(Names[i]).Append('=').Append(Uri.EscapeDataString(value)).Append('&');
            }
        }

        return query.Append(SignatureName).Append('=').Append(Sign(values, key)).ToString();
    }

    /// <summary>What a query grants, and the signature that it brings, not yet checked. Null when it is not exactly of this form.</summary>
    public static (SignedUrlGrant Grant, string Signature)? TryRead(string query)
    {
        var values = new string?[Names.Length];
        string? signature = null;
        foreach (string pair in query.TrimStart('?').Split('&'))
        {
            string[] parts = pair.Split('=');
            int index = Array.IndexOf(Names, parts[0]);
            bool isSignature = parts[0] == SignatureName;
            if (parts.Length != 2 || parts[1].Length == 0 || (index < 0 && !isSignature) || (isSignature ? signature : values[index]) is not null)
            {
                return null;
            }

            if (isSignature)
            {
                signature = parts[1];
            }
            else
            {
                values[index] = Uri.UnescapeDataString(parts[1]);
            }
        }

        return signature is not null && TryGrant(values) is { } grant ? (grant, signature) : null;
    }

    /// <summary>Whether a signature is the one of a grant, in a time that does not tell how much of it fits.</summary>
    public static bool Fits(SignedUrlGrant grant, string signature, ReadOnlySpan<byte> key) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(Sign(Values(grant), key)), Encoding.UTF8.GetBytes(signature));

    private static string?[] Values(SignedUrlGrant grant) =>
    [
        grant.Verb == SignedUrlVerb.Download ? "download" : "upload",
        grant.Bucket,
        grant.Key,
        grant.ExpiresAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        grant.ContentType,
        grant.ContentDisposition,
        grant.GreatestLength?.ToString(CultureInfo.InvariantCulture),
        grant.IfAbsent ? Absent : null,
    ];

    private static SignedUrlGrant? TryGrant(string?[] values)
    {
        bool whole = long.TryParse(values[3], NumberStyles.None, CultureInfo.InvariantCulture, out long expires)
            && expires <= DateTimeOffset.MaxValue.ToUnixTimeSeconds();
        long length = 0;
        bool bounded = values[6] is not null;
        if (values[0] is not ("download" or "upload") || values[1] is null || values[2] is null || !whole || values[7] is not (null or Absent)
            || (bounded && !long.TryParse(values[6], NumberStyles.None, CultureInfo.InvariantCulture, out length)))
        {
            return null;
        }

        return new SignedUrlGrant
        {
            Verb = values[0] == "download" ? SignedUrlVerb.Download : SignedUrlVerb.Upload,
            Bucket = values[1]!,
            Key = values[2]!,
            ExpiresAt = DateTimeOffset.FromUnixTimeSeconds(expires),
            ContentType = values[4],
            ContentDisposition = values[5],
            GreatestLength = bounded ? length : null,
            IfAbsent = values[7] is not null,
        };
    }

    /// <summary>Signs a line for each value, all of them, escaped so that none holds a line's end.</summary>
    private static string Sign(string?[] values, ReadOnlySpan<byte> key)
    {
        string canonical = string.Join('\n', values.Select(value => Uri.EscapeDataString(value ?? string.Empty)).Prepend(Form));
        return Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(canonical)));
    }
}
