using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Fluent.Buckets.OpenStackSwift;

/// <summary>Turns credentials into a session.</summary>
internal sealed class Authenticator(SwiftOptions options, string store, SwiftSender sender)
{
    public Task<SwiftSession> Authenticate(CancellationToken cancellationToken) => options.Credentials switch
    {
        TokenCredentials given => Task.FromResult(SwiftSession.Of(options.StorageUrl ?? given.StorageUrl, given.AuthToken, null)),
        V1Credentials user => AuthenticateV1(user, cancellationToken),
        KeystoneCredentials keystone => AuthenticateKeystone(keystone, cancellationToken),
        _ => throw new InvalidOperationException(),
    };

    private async Task<SwiftSession> AuthenticateV1(V1Credentials user, CancellationToken cancellationToken)
    {
        HttpRequestMessage Ask()
        {
            var request = new HttpRequestMessage(HttpMethod.Get, options.AuthUrl);
            request.Headers.TryAddWithoutValidation("X-Auth-User", user.User);
            request.Headers.TryAddWithoutValidation("X-Auth-Key", user.Key);
            return request;
        }

        using HttpResponseMessage answer = await Send(Ask, cancellationToken).ConfigureAwait(false);
        HttpHeadersNonValidated headers = answer.Headers.NonValidated;
        string? token = headers.Text("X-Auth-Token") ?? headers.Text("X-Storage-Token");
        Uri? storage = options.StorageUrl;
        if (token is null || (storage is null && !Uri.TryCreate(headers.Text("X-Storage-Url"), UriKind.Absolute, out storage)))
        {
            throw NoAuthentication("it answered without X-Auth-Token and X-Storage-Url", null);
        }

        DateTimeOffset? end = int.TryParse(headers.Text("X-Auth-Token-Expires"), CultureInfo.InvariantCulture, out int seconds)
            ? options.TimeProvider.GetUtcNow() + TimeSpan.FromSeconds(seconds)
            : null;
        return SwiftSession.Of(storage, token, end);
    }

    private async Task<SwiftSession> AuthenticateKeystone(KeystoneCredentials credentials, CancellationToken cancellationToken)
    {
        var address = new Uri(options.AuthUrl!.AbsoluteUri.TrimEnd('/') + (IsVersioned(options.AuthUrl) ? string.Empty : "/v3") + "/auth/tokens");
        byte[] body = KeystoneRequest.Write(credentials);
        HttpRequestMessage Ask()
        {
            var content = new ByteArrayContent(body);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            return new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        }

        using HttpResponseMessage answer = await Send(Ask, cancellationToken).ConfigureAwait(false);
        KeystoneToken? token;
        try
        {
            token = (await JsonAnswer.Read(answer, KeystoneJson.Default.KeystoneAnswer, cancellationToken).ConfigureAwait(false))?.Token;
        }
        catch (JsonException)
        {
            // The exception may quote what it could not read.
            throw NoAuthentication("what it answered is not Keystone's JSON", null);
        }
        catch (Exception fault) when (fault is IOException or HttpRequestException)
        {
            throw SwiftFaults.Unreachable(fault, store, options.AuthUrl!);
        }

        string? text = answer.Headers.NonValidated.Text("X-Subject-Token");
        if (token is null || text is null)
        {
            throw NoAuthentication("it answered without a token", null);
        }

        return SwiftSession.Of(options.StorageUrl ?? new KeystoneCatalog(token.Catalog, store).Find(options), text, token.ExpiresAt);
    }

    private static bool IsVersioned(Uri url) => url.AbsolutePath.TrimEnd('/').EndsWith("/v3", StringComparison.Ordinal);

    private async Task<HttpResponseMessage> Send(Func<HttpRequestMessage> ask, CancellationToken cancellationToken)
    {
        HttpResponseMessage answer = await sender.Send(ask, options.AuthUrl!, cancellationToken).ConfigureAwait(false);
        if (answer.IsSuccessStatusCode)
        {
            return answer;
        }

        using (answer)
        {
            Exception inner = SwiftFaults.ResponseOf(answer, null);

            // Keystone does not find a token that is wrong.
            bool isRefused = answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
                || (answer.StatusCode == HttpStatusCode.NotFound && options.Credentials is KeystoneTokenCredentials);
            throw answer.StatusCode switch
            {
                _ when isRefused => new StorageException(
                    StorageErrorCode.AuthenticationFailed,
                    $"The credentials are refused by {options.AuthUrl} ({store}): {options.Credentials}. "
                    + "Check name, project and domain, whether the secret is right and whether it has expired or was revoked.",
                    inner)
                { Store = store, RequestId = SwiftFaults.RequestId(answer) },
                HttpStatusCode.TooManyRequests => new StorageException(
                    StorageErrorCode.Throttled, $"{options.AuthUrl} asks to slow down ({store}). Try again later.", inner)
                { Store = store },
                >= HttpStatusCode.InternalServerError => new StorageException(
                    StorageErrorCode.Unavailable,
                    $"{options.AuthUrl} cannot authenticate anybody for now ({store}): it answered {(int)answer.StatusCode}. Try again later.",
                    inner)
                { Store = store, RequestId = SwiftFaults.RequestId(answer) },
                _ => NoAuthentication($"it answered {(int)answer.StatusCode}", inner),
            };
        }
    }

    private StorageException NoAuthentication(string why, Exception? inner) => new(
        StorageErrorCode.AuthenticationFailed,
        $"{options.AuthUrl} is no place to authenticate for {options.Credentials} ({store}): {why}. "
        + "Set AuthUrl to Keystone's address, such as https://keystone.example.com:5000/v3, or for SwiftCredentials.V1 to one that ends in /auth/v1.0.",
        inner)
    { Store = store };
}
