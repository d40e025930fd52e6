using System.Diagnostics;

namespace Fluent.Buckets.Conformance;

/// <summary>Counts the HTTP requests of some calls, whatever client makes them: .NET traces each, and those of one test share its trace.</summary>
internal static class HttpRequests
{
    /// <summary>The requests, as text such as <c>GET http://…</c>.</summary>
    public static async Task<List<string>> Of(Func<Task> calls)
    {
        var requests = new List<string>();
        using var root = new Activity(nameof(HttpRequests)).SetIdFormat(ActivityIdFormat.W3C).Start();
        ActivityTraceId trace = root.TraceId;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "System.Net.Http",
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                options.Parent.TraceId == trace ? ActivitySamplingResult.AllData : ActivitySamplingResult.None,
            ActivityStopped = request =>
            {
                if (request.TraceId == trace)
                {
                    lock (requests)
                    {
                        requests.Add($"{request.GetTagItem("http.request.method")} {request.GetTagItem("url.full")}");
                    }
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        await calls();
        lock (requests)
        {
            return [.. requests];
        }
    }
}
