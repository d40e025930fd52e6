using Google.Apis.Util;

namespace Fluent.Buckets.GoogleStorage;

/// <summary>Makes calls again after faults that may pass, where the retry of Google's client does not reach: access tokens, and answers that break off.</summary>
internal sealed class CallRetry(int retries, IBackOff backOff, Action<string> report)
{
    /// <summary>Asks for a token.</summary>
    public async Task<T> AskForToken<T>(Func<Task<T>> ask, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await AskOnce(ask).ConfigureAwait(false);
            }
            catch (Exception fault) when (attempt <= retries && RetryHandler.IsTransient(fault))
            {
                await Wait(attempt, fault, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Sends a request and reads its answer, again where only the reading broke off.</summary>
    public async Task<T> AskForRest<T>(
        Func<Task<HttpResponseMessage>> send, Func<HttpResponseMessage, Task<T>> read, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            using HttpResponseMessage response = await send().ConfigureAwait(false);
            try
            {
                return await read(response).ConfigureAwait(false);
            }
            catch (Exception fault) when (attempt <= retries && RetryHandler.IsTransient(fault))
            {
                await Wait(attempt, fault, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private Task Wait(int attempt, Exception fault, CancellationToken cancellationToken)
    {
        report(RetryHandler.Describe(fault));
        return Task.Delay(backOff.GetNextBackOff(attempt), cancellationToken);
    }

    private static async Task<T> AskOnce<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (NullReferenceException fault)
        {
            // That is how Google's client takes a refusal without a body, which Google's own server never gives.
            throw new HttpRequestException("The server that gives access tokens refused without saying why.", fault);
        }
    }
}
