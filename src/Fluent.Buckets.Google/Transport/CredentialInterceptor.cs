using System.Net.Http.Headers;
using Google.Apis.Auth.OAuth2;
using Google.Apis.Http;

namespace Fluent.Buckets.GoogleStorage;

/// <summary>
/// Puts the credential on each request. Application default credentials are looked for with the first one, so that opening a store asks nobody.
/// </summary>
/// <param name="source">Gives the credential.</param>
/// <param name="retry">Asks for a token again after faults that may pass: Google's client does so for 503 only.</param>
internal sealed class CredentialInterceptor(CredentialSource source, CallRetry retry) : IHttpExecuteInterceptor, IHttpUnsuccessfulResponseHandler
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
            AccessTokenWithHeaders token = await retry
                .AskForToken(() => access.GetAccessTokenWithHeadersForRequestAsync(audience, cancellationToken), cancellationToken).ConfigureAwait(false);
            token.AddHeaders(request);
            Authorize(request, token.AccessToken);
        }
        else
        {
            string token = await retry
                .AskForToken(() => credential.UnderlyingCredential.GetAccessTokenForRequestAsync(audience, cancellationToken), cancellationToken)
                .ConfigureAwait(false);
            Authorize(request, token);
        }
    }

    private static void Authorize(HttpRequestMessage request, string token) =>
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);

    /// <summary>Lets the credential get a new token when the one that was sent is refused.</summary>
    public async Task<bool> HandleResponseAsync(HandleUnsuccessfulResponseArgs args) =>
        args.SupportsRetry
        && await source.ForRequests(args.CancellationToken).ConfigureAwait(false) is GoogleCredential credential
        && credential.UnderlyingCredential is IHttpUnsuccessfulResponseHandler handler
        && await retry.AskForToken(() => handler.HandleResponseAsync(args), args.CancellationToken).ConfigureAwait(false);
}
