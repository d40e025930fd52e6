using Google.Apis.Auth.OAuth2;
using Google.Apis.Http;

namespace Fluent.Buckets.GoogleStorage;

/// <summary>
/// Puts the credential on each request. Application default credentials are looked for with the first one, so that opening a store asks nobody.
/// </summary>
internal sealed class CredentialInterceptor(CredentialSource source) : IHttpExecuteInterceptor, IHttpUnsuccessfulResponseHandler
{
    private const string QuotaHeader = "x-goog-user-project";

    public async Task InterceptAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (await source.ForRequests(cancellationToken).ConfigureAwait(false) is not ITokenAccessWithHeaders access)
        {
            return;
        }

        AccessTokenWithHeaders token = await access
            .GetAccessTokenWithHeadersForRequestAsync(request.RequestUri!.GetLeftPart(UriPartial.Authority), cancellationToken)
            .ConfigureAwait(false);

        // A request that is sent again has the headers of the time before.
        request.Headers.Authorization = null;
        request.Headers.Remove(QuotaHeader);
        token.AddHeaders(request);
    }

    /// <summary>Lets the credential get a new token when the one that was sent is refused.</summary>
    public async Task<bool> HandleResponseAsync(HandleUnsuccessfulResponseArgs args) =>
        args.SupportsRetry
        && await source.ForRequests(args.CancellationToken).ConfigureAwait(false) is GoogleCredential credential
        && credential.UnderlyingCredential is IHttpUnsuccessfulResponseHandler handler
        && await handler.HandleResponseAsync(args).ConfigureAwait(false);
}
