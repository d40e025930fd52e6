using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Fluent.Buckets.GoogleDouble;

/// <summary>Checks V4 signatures of addresses, from the request as it came. Source: Cloud Storage documentation, "Canonical requests".</summary>
internal static class SignatureCheck
{
    private const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";

    public static void Check(DoubleRequest request, RSA key, string account)
    {
        string time = Need(request, "X-Goog-Date");
        string scope = $"{time[..8]}/auto/storage/goog4_request";
        Refusal.Unless(Need(request, "X-Goog-Algorithm") == "GOOG4-RSA-SHA256", "The algorithm is GOOG4-RSA-SHA256.");
        Refusal.Unless(Need(request, "X-Goog-Credential") == $"{account}/{scope}", "The credential is not one of this account and day.");
        long expires = request.Number("X-Goog-Expires") ?? throw Denied();
        Refusal.Unless(expires is > 0 and <= 604_800, "A signature holds for 1 second to 7 days.");
        var start = DateTimeOffset.ParseExact(time, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        if (DateTimeOffset.UtcNow > start.AddSeconds(expires))
        {
            throw new Refusal(400, "ExpiredToken", "The provided token has expired.");
        }

        string[] names = Need(request, "X-Goog-SignedHeaders").Split(';');
        Refusal.Unless(names.Contains("host") && names.SequenceEqual(names.Order(StringComparer.Ordinal)), "The signed headers are in order, and host is one.");
        string lines = string.Concat(names.Select(name => $"{name}:{request.Header(name)?.Trim() ?? throw Denied()}\n"));
        string[] query = [.. request.RawQuery.Split('&').Where(pair => !pair.StartsWith("X-Goog-Signature=", StringComparison.Ordinal))];
        string canonical = $"{request.Method}\n{request.RawPath}\n{string.Join('&', query.Order(StringComparer.Ordinal))}\n{lines}\n"
            + $"{string.Join(';', names)}\nUNSIGNED-PAYLOAD";
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
        byte[] toSign = Encoding.UTF8.GetBytes($"GOOG4-RSA-SHA256\n{time}\n{scope}\n{hash}");
        string signature = Need(request, "X-Goog-Signature");
        if (signature.Length % 2 != 0 || !signature.All(char.IsAsciiHexDigit)
            || !key.VerifyData(toSign, Convert.FromHexString(signature), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))
        {
            throw Denied();
        }
    }

    private static string Need(DoubleRequest request, string name) => request.Query.TryGetValue(name, out string? value) ? value : throw Denied();

    private static Refusal Denied() => new(403, "SignatureDoesNotMatch", "Access denied.");
}
