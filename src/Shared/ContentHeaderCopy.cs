using System.Net.Http.Headers;

namespace Fluent.Buckets.Transport;

/// <summary>Headers for content that stands in the place of a server's.</summary>
internal static class ContentHeaderCopy
{
    /// <summary>Gives content the headers of what it stands for, as they came.</summary>
    public static void TakeHeaders(this HttpContent content, HttpContent original)
    {
        foreach (KeyValuePair<string, HeaderStringValues> header in original.Headers.NonValidated)
        {
            content.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }
    }
}
