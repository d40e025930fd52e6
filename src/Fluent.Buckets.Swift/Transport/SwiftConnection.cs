using System.Net;

namespace Fluent.Buckets.OpenStackSwift;

/// <summary>The way to one account: adds address and token, and gets a new token once when one is refused.</summary>
internal sealed class SwiftConnection(SessionSource sessions, SwiftSender sender, string store)
{
    /// <summary>The session. Null when there was none yet.</summary>
    public SwiftSession? Session => sessions.Current;

    public ValueTask<SwiftSession> Open(CancellationToken cancellationToken) => sessions.Get(null, cancellationToken);

    /// <summary>Sends a request, and gives the answer whatever its status, but for 401.</summary>
    public async Task<HttpResponseMessage> Send(SwiftRequest request, CancellationToken cancellationToken)
    {
        SwiftSession session = await sessions.Get(null, cancellationToken).ConfigureAwait(false);
        HttpResponseMessage answer = await sender.Send(request, session, cancellationToken).ConfigureAwait(false);
        if (answer.StatusCode == HttpStatusCode.Unauthorized && sessions.CanRenew)
        {
            SwiftSession renewed = await sessions.Get(session.Token, cancellationToken).ConfigureAwait(false);
            if (request.CanResend)
            {
                answer.Dispose();
                answer = await sender.Send(request, renewed, cancellationToken).ConfigureAwait(false);
            }
        }

        if (answer.StatusCode == HttpStatusCode.Unauthorized)
        {
            using (answer)
            {
                throw await SwiftFaults.Of(answer, store, null, null, "Access to", cancellationToken).ConfigureAwait(false);
            }
        }

        return answer;
    }

    /// <summary>The account's renewed session, when an answer says inside of it that the token was refused.</summary>
    public async Task Renew(string refused, CancellationToken cancellationToken) =>
        await sessions.Get(refused, cancellationToken).ConfigureAwait(false);

    /// <summary>Sends a request that may only succeed.</summary>
    /// <param name="request">The request.</param>
    /// <param name="bucket">What it is about, for messages. Null means the account.</param>
    /// <param name="key">What it is about, for messages. Null means the bucket.</param>
    /// <param name="doing">What it does, for messages, as a sentence begins: <c>Listing</c>.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async Task<HttpResponseMessage> Require(
        SwiftRequest request, string? bucket, string? key, string doing, CancellationToken cancellationToken)
    {
        HttpResponseMessage answer = await Send(request, cancellationToken).ConfigureAwait(false);
        if (answer.IsSuccessStatusCode)
        {
            return answer;
        }

        using (answer)
        {
            throw await SwiftFaults.Of(answer, store, bucket, key, doing, cancellationToken).ConfigureAwait(false);
        }
    }
}
