using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Fluent.Buckets.AzureBlobs;

/// <summary>The provider's retry policy, which reports what it sends again and leaves alone what cannot be.</summary>
internal sealed class ReportingRetryPolicy(int maxRetries, TimeSpan delay, Action<string> report) : RetryPolicy(
    maxRetries, DelayStrategy.CreateExponentialDelayStrategy(delay, TimeSpan.FromMinutes(1)))
{
    private const string RetriedName = "Fluent.Buckets.Retried";

    protected override bool ShouldRetry(HttpMessage message, Exception? exception) =>
        Decided(message, exception, CallScope.CanRepeat(message) && base.ShouldRetry(message, exception));

    protected override async ValueTask<bool> ShouldRetryAsync(HttpMessage message, Exception? exception) => Decided(
        message,
        exception,
        CallScope.CanRepeat(message) && await base.ShouldRetryAsync(message, exception).ConfigureAwait(false));

    /// <remarks>It is told when the request goes out, since the wait before it may be cancelled.</remarks>
    protected override void OnSendingRequest(HttpMessage message) => Report(message);

    protected override ValueTask OnSendingRequestAsync(HttpMessage message)
    {
        Report(message);
        return ValueTask.CompletedTask;
    }

    private static bool Decided(HttpMessage message, Exception? exception, bool retries)
    {
        if (retries)
        {
            message.SetProperty(RetriedName, exception is null
                ? message.Response.Status.ToString(CultureInfo.InvariantCulture)
                : (exception.InnerException ?? exception).GetType().Name);
        }

        return retries;
    }

    private void Report(HttpMessage message)
    {
        if (message.TryGetProperty(RetriedName, out object? reason) && reason is string text)
        {
            report(text);
        }
    }
}
