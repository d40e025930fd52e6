using System.Net.Http.Headers;
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
        if (await source.ForRequests(cancellationToken).ConfigureAwait(false) is not { } credential)
        {
            return;
        }

        // A request that is sent again has the headers of the time before.
        request.Headers.Authorization = null;
        request.Headers.Remove(QuotaHeader);
        string audience = request.RequestUri!.GetLeftPart(UriPartial.Authority);
        if (credential.UnderlyingCredential is ITokenAccessWithHeaders access)
        {
            AccessTokenWithHeaders token = await access
                .GetAccessTokenWithHeadersForRequestAsync(audience, cancellationToken).ConfigureAwait(false);
            token.AddHeaders(request);
            Authorize(request, token.AccessToken);
        }
        else
        {
            Authorize(
                request, await credential.UnderlyingCredential.GetAccessTokenForRequestAsync(audience, cancellationToken).ConfigureAwait(false));
        }
    }

    private static void Authorize(HttpRequestMessage request, string token) =>
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);

    /// <summary>Lets the credential get a new token when the one that was sent is refused.</summary>
    public async Task<bool> HandleResponseAsync(HandleUnsuccessfulResponseArgs args) =>
        args.SupportsRetry
        && await source.ForRequests(args.CancellationToken).ConfigureAwait(false) is GoogleCredential credential
        && credential.UnderlyingCredential is IHttpUnsuccessfulResponseHandler handler
        && await handler.HandleResponseAsync(args).ConfigureAwait(false);
}
