using System.Globalization;
using System.Net;
using Google.Apis.Http;
using Google.Apis.Util;

namespace Fluent.Buckets.GoogleStorage;

/// <summary>Google's back-off, which knows which requests may be sent again and tells when one is.</summary>
internal sealed class RetryHandler(IBackOff backOff, Action<string> report) : BackOffHandler(new Initializer(backOff)
{
    HandleUnsuccessfulResponseFunc = response => IsTransient(response.StatusCode),
    HandleExceptionFunc = IsTransient,
    RespectRetryAfterHeader = true,
})
{
    private static readonly HttpRequestOptionsKey<bool> OnceKey = new("Fluent.Buckets.Once");

    /// <summary>Says that a request is never sent again: its body is read once, or its sender looks after it.</summary>
    public static void SendOnce(HttpRequestMessage request) => request.Options.Set(OnceKey, true);

    /// <summary>Whether the same request may well be answered later. Source: Cloud Storage documentation, "Retry strategy".</summary>
    public static bool IsTransient(HttpStatusCode status) => status
        is HttpStatusCode.RequestTimeout
        or HttpStatusCode.TooManyRequests
        or HttpStatusCode.InternalServerError
        or HttpStatusCode.BadGateway
        or HttpStatusCode.ServiceUnavailable
        or HttpStatusCode.GatewayTimeout;

    /// <summary>Whether a fault is the connection's. A fault of the body that the caller gave is not.</summary>
    public static bool IsTransient(Exception fault) => fault is HttpRequestException or IOException;

    /// <summary>Whether what a request threw may well pass.</summary>
    public static bool MayPass(Exception fault) => IsTransient(fault) || (fault is ApiFault answer && IsTransient(answer.Status));

    /// <summary>A fault in a fixed word, for telemetry.</summary>
    public static string Describe(Exception fault) => fault is ApiFault answer ? Describe(answer.Status) : fault.GetType().Name;

    /// <summary>A fault in a fixed word, for telemetry.</summary>
    public static string Describe(HttpStatusCode status) => ((int)status).ToString(CultureInfo.InvariantCulture);

    public override async Task<bool> HandleResponseAsync(HandleUnsuccessfulResponseArgs args)
    {
        bool again = !IsOnce(args.Request) && await base.HandleResponseAsync(args).ConfigureAwait(false);
        if (again)
        {
            report(Describe(args.Response.StatusCode));
        }

        return again;
    }

    public override async Task<bool> HandleExceptionAsync(HandleExceptionArgs args)
    {
        bool again = !IsOnce(args.Request) && await base.HandleExceptionAsync(args).ConfigureAwait(false);
        if (again)
        {
            report(Describe(args.Exception));
        }

        return again;
    }

    private static bool IsOnce(HttpRequestMessage request) => request.Options.TryGetValue(OnceKey, out bool once) && once;
}
