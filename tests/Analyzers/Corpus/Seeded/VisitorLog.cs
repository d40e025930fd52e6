using Fluent.Buckets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Web.Visitors;

[Storage]
public sealed partial class WebStorage;

[Bucket("visitor-log", Providers = Providers.S3 | Providers.Directory)]
public sealed partial class VisitorLog;

/// <summary>Writes a line for each request.</summary>
public sealed class VisitorLogMiddleware
{
    private readonly RequestDelegate _next;
    private readonly VisitorLog _log;
    private readonly ILogger<VisitorLogMiddleware> _logger;

    public VisitorLogMiddleware(RequestDelegate next, VisitorLog log, ILogger<VisitorLogMiddleware> logger)
    {
        _next = next;
        _log = log;
        _logger = logger;
    }

    public async Task InvokeAsync(HttpContext context)
    {
        DateTimeOffset start = DateTimeOffset.UtcNow;
        try
        {
            await _next(context);
        }
        finally
        {
            await Write(start, $"{start:O} {context.Request.Method} {context.Request.Path} {context.Response.StatusCode}");
        }
    }

    private async Task Write(DateTimeOffset time, string line)
    {
        try
        {
            await _log.Object($"{time:yyyy/MM/dd}.log").AppendText(line + "\n", CancellationToken.None); // expect FB0301
        }
        catch (StorageException e) when (e.IsTransient)
        {
            _logger.LogWarning(e, "A line of the visitor log is lost");
        }
    }

    public static async Task<int> Count(VisitorLog log, DateOnly day) =>
        await log.Object($"{day:yyyy/MM/dd}.log").Exists() ? (await log.Object($"{day:yyyy/MM/dd}.log").ReadText()).Count(c => c == '\n') : 0;
}
