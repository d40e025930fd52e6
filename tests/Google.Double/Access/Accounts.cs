using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;

namespace Fluent.Buckets.GoogleDouble;

/// <summary>The service account, its tokens and its signatures.</summary>
internal sealed class Accounts
{
    public const string Address = "writer@double.iam.gserviceaccount.com";

    private readonly RSA _key = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, Access> _tokens = new(StringComparer.Ordinal);

    public string Issue(bool mayWrite)
    {
        string token = "ya29." + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        _tokens[token] = new Access(mayWrite);
        return token;
    }

    public void ExpireAll() => _tokens.Clear();

    /// <summary>The key file, as the console gives it.</summary>
    public string ToJson(Uri endpoint) => new JsonObject
    {
        ["type"] = "service_account",
        ["project_id"] = "double-project",
        ["private_key_id"] = "0123456789abcdef",
        ["private_key"] = _key.ExportPkcs8PrivateKeyPem(),
        ["client_email"] = Address,
        ["client_id"] = "1234567890",
        ["auth_uri"] = "https://accounts.google.com/o/oauth2/auth",
        ["token_uri"] = new Uri(endpoint, "/token").AbsoluteUri,
    }.ToJsonString();

    /// <summary>Who asks, by the token of the request.</summary>
    public Access Who(DoubleRequest request)
    {
        const string Scheme = "Bearer ";
        string? header = request.Header("Authorization");
        if (header is null)
        {
            throw new Refusal(401, "required", "Anonymous caller does not have access to the resource.");
        }

        return header.StartsWith(Scheme, StringComparison.Ordinal) && _tokens.TryGetValue(header[Scheme.Length..], out Access? access)
            ? access
            : throw new Refusal(401, "authError", "Invalid Credentials");
    }

    /// <summary>Who signed the address of the request.</summary>
    public Access CheckSignature(DoubleRequest request)
    {
        SignatureCheck.Check(request, _key, Address);
        return new Access(MayWrite: true);
    }

    /// <summary>A token for an assertion that the account's key signed (RFC 7523).</summary>
    public DoubleAnswer Token(DoubleRequest request)
    {
        Refusal.Unless(request.Method == "POST", "A token is asked for with POST.");
        var form = HttpUtility.ParseQueryString(Encoding.UTF8.GetString(request.Body.Span));
        string[] assertion = (form["assertion"] ?? string.Empty).Split('.');
        bool isGood = form["grant_type"] == "urn:ietf:params:oauth:grant-type:jwt-bearer" && assertion.Length == 3 && IsSigned(assertion) && IsClaim(assertion[1]);
        return isGood
            ? DoubleAnswer.Json(new JsonObject { ["access_token"] = Issue(mayWrite: true), ["expires_in"] = 3599, ["token_type"] = "Bearer" })
            : DoubleAnswer.Json(new JsonObject { ["error"] = "invalid_grant", ["error_description"] = "Invalid JWT Signature." }, 400);
    }

    /// <summary>IAM's credentials API: signing, and tokens for an account that is impersonated.</summary>
    public DoubleAnswer Iam(DoubleRequest request, string account)
    {
        Refusal.Unless(request.Method == "POST", "It is asked with POST.");
        Who(request).Require("POST");
        string[] parts = account.Split(':');
        if (parts[0] != Address)
        {
            throw new Refusal(403, "forbidden", "Permission 'iam.serviceAccounts.signBlob' denied.");
        }

        JsonObject body = DoubleRequest.ParseJson(request.Body.Span);
        return parts[1] switch
        {
            "signBlob" => DoubleAnswer.Json(new JsonObject
            {
                ["keyId"] = "managed",
                ["signedBlob"] = Convert.ToBase64String(_key.SignData(
                    Convert.FromBase64String(body["payload"]!.GetValue<string>()), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)),
            }),
            "generateAccessToken" => DoubleAnswer.Json(new JsonObject
            {
                ["accessToken"] = Issue(mayWrite: true),
                ["expireTime"] = DateTimeOffset.UtcNow.AddHours(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
            }),
            _ => throw new Refusal(404, "notFound", "No such method."),
        };
    }

    private bool IsSigned(string[] assertion) => _key.VerifyData(
        Encoding.ASCII.GetBytes($"{assertion[0]}.{assertion[1]}"), FromBase64Url(assertion[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    private static bool IsClaim(string claim)
    {
        JsonObject claims = DoubleRequest.ParseJson(FromBase64Url(claim));
        return claims["iss"]?.GetValue<string>() == Address && claims["exp"]?.GetValue<long>() > DateTimeOffset.UtcNow.ToUnixTimeSeconds();
    }

    private static byte[] FromBase64Url(string text) => System.Buffers.Text.Base64Url.DecodeFromChars(text);
}
