using System.Net.Http.Headers;

namespace Fluent.Buckets.OpenStackSwift;

/// <summary>Headers as the server wrote them: parsing them would change what is given back.</summary>
internal static class HeaderText
{
    public static string? Text(this HttpHeadersNonValidated headers, string name) =>
        headers.TryGetValues(name, out HeaderStringValues values) ? values.ToString() : null;

    /// <summary>A header of the answer or of its content. Null when it is not there.</summary>
    public static string? Text(this HttpResponseMessage answer, string name) =>
        answer.Headers.NonValidated.Text(name) ?? answer.Content.Headers.NonValidated.Text(name);

    /// <summary>Whether a header says yes in one of Swift's words.</summary>
    public static bool IsTrue(this HttpResponseMessage answer, string name) =>
        answer.Text(name)?.ToLowerInvariant() is "true" or "1" or "yes" or "on" or "t" or "y";
}
