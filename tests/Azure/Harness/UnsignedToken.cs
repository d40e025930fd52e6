using System.Buffers.Text;
using System.Text;
using Azure.Core;

namespace Fluent.Buckets.AzureTests;

/// <summary>A token that Azurite takes: it reads the claims and checks no signature.</summary>
internal sealed class UnsignedToken(string audience = "https://storage.azure.com") : TokenCredential
{
    private static readonly DateTimeOffset Expiry = DateTimeOffset.UtcNow + TimeSpan.FromHours(1);

    private readonly string _text = string.Join('.', Encode("""{"alg":"none","typ":"JWT"}"""), Encode(Claims(audience)), Encode("signature"));

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(_text, Expiry);

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(new AccessToken(_text, Expiry));

    private static string Claims(string audience)
    {
        long start = (DateTimeOffset.UtcNow - TimeSpan.FromHours(1)).ToUnixTimeSeconds();
        return $$"""
            {"aud":"{{audience}}","iss":"https://sts.windows.net/ab1f708d-50f6-404c-a006-d71b2ac7a606/","nbf":{{start}},"iat":{{start}},
            "exp":{{Expiry.ToUnixTimeSeconds()}},"oid":"23657296-5cd5-45b0-a809-d972a7f4dfe1","tid":"dd0d0df1-06c3-436c-8034-4b9a153097ce","ver":"1.0"}
            """;
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
