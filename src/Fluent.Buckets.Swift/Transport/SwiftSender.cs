using System.Net;
using System.Runtime.ExceptionServices;
using Polly;
using Polly.Retry;

namespace Fluent.Buckets.OpenStackSwift;

/// <summary>Sends requests, and sends again after faults that may pass what may be sent again. Every request of the driver is idempotent.</summary>
internal sealed class SwiftSender : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);
    private static readonly ResiliencePropertyKey<Func<bool>> CanResend = new("can-resend");

    private readonly string _store;
    private readonly Func<HttpClient>? _factory;
    private readonly ResiliencePipeline<HttpResponseMessage> _retries;

    public SwiftSender(SwiftOptions options, string store, Action<string> reportRetry)
    {
        _store = store;
        _factory = options.ClientFactory;
        Client = _factory is null ? SwiftHttp.Create() : null;
        _retries = Build(options.MaxRetries, options.TimeProvider, reportRetry);
    }

    /// <summary>The driver's own client. Null where the app gives clients.</summary>
    public HttpClient? Client { get; }

    public Task<HttpResponseMessage> Send(Func<HttpRequestMessage> make, Uri address, CancellationToken cancellationToken) =>
        Send(make, address, true, static () => true, null, cancellationToken);

    public Task<HttpResponseMessage> Send(SwiftRequest request, SwiftSession session, CancellationToken cancellationToken) => Send(
        () => request.ToMessage(session),
        new Uri(session.StorageUrl),
        request.ReadsWhole,
        () => request.CanResend,
        () => request.Sent?.Fault,
        cancellationToken);

    public void Dispose() => Client?.Dispose();

    private static ResiliencePipeline<HttpResponseMessage> Build(int retries, TimeProvider time, Action<string> reportRetry)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time };
        if (retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = retries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromMilliseconds(200),
                MaxDelay = LongestWait,
                ShouldHandle = static attempt => ValueTask.FromResult(
                    MayPass(attempt.Outcome) && attempt.Context.Properties.GetValue(CanResend, static () => false)()),
                DelayGenerator = static attempt => ValueTask.FromResult(Asked(attempt.Outcome.Result)),
                OnRetry = attempt =>
                {
                    reportRetry(Reason(attempt.Outcome));
                    attempt.Outcome.Result?.Dispose();
                    return ValueTask.CompletedTask;
                },
            });
        }

        return builder.Build();
    }

    private static bool MayPass(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: HttpRequestException fault } => fault.HttpRequestError != HttpRequestError.SecureConnectionError,
        { Exception: OperationCanceledException { InnerException: TimeoutException } } => true,
        { Result: { } answer } => answer.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
            or SwiftFaults.RateLimited or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway
            or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout,
        _ => false,
    };

    private static string Reason(Outcome<HttpResponseMessage> outcome) => outcome.Exception is { } fault
        ? fault is HttpRequestException http ? $"{http.HttpRequestError}" : "Timeout"
        : $"{(int)outcome.Result!.StatusCode}";

    /// <summary>How long the server asks to wait. Null means that it does not.</summary>
    private static TimeSpan? Asked(HttpResponseMessage? answer) => answer?.Headers.RetryAfter?.Delta is { } asked
        ? TimeSpan.FromTicks(Math.Min(asked.Ticks, LongestWait.Ticks))
        : null;

    private async Task<HttpResponseMessage> Send(
        Func<HttpRequestMessage> make,
        Uri address,
        bool whole,
        Func<bool> canResend,
        Func<Exception?>? sourceFault,
        CancellationToken cancellationToken)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(CanResend, () => sourceFault?.Invoke() is null && canResend());
        try
        {
            return await _retries.ExecuteAsync(
                static (context, state) => state.Self.SendOnce(state.Make, state.Whole, context.CancellationToken), context, (Self: this, Make: make, Whole: whole))
                .ConfigureAwait(false);
        }
        catch when (sourceFault?.Invoke() is not null)
        {
            // What the caller's stream threw is told as it is.
            ExceptionDispatchInfo.Throw(sourceFault.Invoke()!);
            throw;
        }
        catch (HttpRequestException fault)
        {
            throw SwiftFaults.Unreachable(fault, _store, address);
        }
        catch (OperationCanceledException fault) when (!cancellationToken.IsCancellationRequested && fault.InnerException is TimeoutException late)
        {
            throw SwiftFaults.Unreachable(late, _store, address);
        }
        catch (IOException fault)
        {
            throw SwiftFaults.Unreachable(fault, _store, address);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async ValueTask<HttpResponseMessage> SendOnce(Func<HttpRequestMessage> make, bool whole, CancellationToken cancellationToken)
    {
        using HttpRequestMessage message = make();
        HttpClient client = Client ?? _factory!();
        HttpCompletionOption until = whole ? HttpCompletionOption.ResponseContentRead : HttpCompletionOption.ResponseHeadersRead;
        return await client.SendAsync(message, until, cancellationToken).ConfigureAwait(false);
    }
}
