using System.Buffers.Text;
using System.Text;

namespace Fluent.Buckets.AzureBlobs;

/// <summary>The token of a page of versions: the service's token and the last key that is done, each in Base64.</summary>
internal static class VersionToken
{
    public static string Make(string? token, string done) => $"{Encode(token ?? string.Empty)}.{Encode(done)}";

    public static (string? Token, string? Done) Parse(string? text)
    {
        if (text is null)
        {
            return (null, null);
        }

        string[] parts = text.Split('.');
        return parts is [{ } token, { } done] && Base64Url.IsValid(token) && Base64Url.IsValid(done)
            ? (token.Length == 0 ? null : Decode(token), Decode(done))
            : throw OptionErrors.Invalid("The page token is none of a listing of versions. Give NextPageToken unchanged.");
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private static string Decode(string text) => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text));
}
