namespace Fluent.Buckets.AzureBlobs;

/// <summary>Names of storage accounts ("Storage account overview": 3 to 24 lower-case letters and digits).</summary>
internal static class AccountNames
{
    public static bool IsName(string text) => text.Length is >= 3 and <= 24 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c));

    /// <summary>The endpoint of an account of the public cloud.</summary>
    public static Uri EndpointOf(string account, string scheme = "https", string suffix = "core.windows.net") =>
        new($"{scheme}://{account}.blob.{suffix}");
}
