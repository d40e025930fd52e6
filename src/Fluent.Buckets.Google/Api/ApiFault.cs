using System.Net;
using Google;

namespace Fluent.Buckets.GoogleStorage;

/// <summary>A request that Google answered with an error.</summary>
/// <param name="status">The status.</param>
/// <param name="reason">Google's word for it: a reason of the JSON API, a code of the XML API. Null when the answer names none.</param>
/// <param name="requestId">The identifier for Google's support. Null when there is none, or when it may grant something.</param>
/// <param name="provider">The error as Google's own client throws it.</param>
internal sealed class ApiFault(HttpStatusCode status, string? reason, string? requestId, GoogleApiException provider)
    : Exception(provider.Message, provider)
{
    public HttpStatusCode Status => status;

    public string? Reason => reason;

    public string? RequestId => requestId;

    public GoogleApiException Provider => provider;

    /// <summary>What Google said. Empty when it said nothing.</summary>
    public string Said => provider.Error?.Message ?? string.Empty;
}
