using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Fluent.Buckets.GoogleDouble;

/// <summary>
/// Stands in for Google Cloud Storage: the JSON API, the multipart uploads and signed URLs of the XML API, access tokens for a service account, and IAM's signBlob,
/// as Google documents them. Whatever is outside that, a parameter or a header too many, is answered with 400, so that nothing passes here that Google may refuse.
/// </summary>
public sealed class DoubleServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Router _router;

    private DoubleServer(WebApplication app, Router router, Uri endpoint)
    {
        _app = app;
        _router = router;
        Endpoint = endpoint;
        ServiceAccountJson = router.Accounts.ToJson(endpoint);
    }

    /// <summary>Where it listens.</summary>
    public Uri Endpoint { get; }

    /// <summary>The key of the service account that may do everything.</summary>
    public string ServiceAccountJson { get; }

    /// <summary>The address of the service account.</summary>
    public string ServiceAccount { get; } = Accounts.Address;

    /// <summary>How many requests came, each request of a batch not counted.</summary>
    public int Requests => _router.Requests;

    /// <summary>Starts on a free port of this machine.</summary>
    public static async Task<DoubleServer> Start()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(System.Net.IPAddress.Loopback, 0);
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Limits.MaxRequestLineSize = 32 * 1024;
            kestrel.Limits.MaxRequestHeadersTotalSize = 64 * 1024;
        });
        WebApplication app = builder.Build();
        var router = new Router();
        app.Run(context => Serve(router, context));
        await app.StartAsync();
        string address = app.Services.GetRequiredServerAddress();
        return new DoubleServer(app, router, new Uri(address));
    }

    /// <summary>A token that is good for an hour, for all or for reading only.</summary>
    public string IssueToken(bool mayWrite) => _router.Accounts.Issue(mayWrite);

    /// <summary>Ends every token that was issued.</summary>
    public void ExpireTokens() => _router.Accounts.ExpireAll();

    /// <summary>How many resumable sessions are open in all buckets.</summary>
    public int OpenSessions => _router.Store.Sessions.Values.Count(session => session.Stored is null);

    /// <summary>How many multipart uploads are open in all buckets.</summary>
    public int OpenUploads => _router.Store.Uploads.Count;

    /// <summary>Stops.</summary>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task Serve(Router router, HttpContext context)
    {
        string target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var body = new MemoryStream(context.Request.ContentLength is { } length ? (int)length : 0);
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        Dictionary<string, string> headers = context.Request.Headers
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value.ToArray()), StringComparer.OrdinalIgnoreCase);
        DoubleAnswer answer = router.Answer(new DoubleRequest(
            context.Request.Method, target, headers, body.GetBuffer().AsMemory(0, (int)body.Length)));
        context.Response.StatusCode = answer.Status;
        foreach ((string name, string value) in answer.Headers)
        {
            context.Response.Headers[name] = value;
        }

        if (answer.Status is 204 or 304 || context.Request.Method == "HEAD")
        {
            return;
        }

        context.Response.ContentLength = answer.Body.Length;
        await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }
}

file static class ServerAddress
{
    public static string GetRequiredServerAddress(this IServiceProvider services) =>
        ((Microsoft.AspNetCore.Hosting.Server.IServer)services.GetService(typeof(Microsoft.AspNetCore.Hosting.Server.IServer))!)
        .Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
}
