using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Logging;

namespace Fluent.Buckets.AspNetCore.Tests;

/// <summary>A real web server on a free port of the loopback, with a façade on a store of the test.</summary>
internal sealed class WebHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WebHost(WebApplication app)
    {
        _app = app;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        Client = new HttpClient { BaseAddress = Address };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public Photos Photos => _app.Services.GetRequiredService<Photos>();

    public Receipts Receipts => _app.Services.GetRequiredService<Receipts>();

    public static async Task<WebHost> Start(StoreDriver driver, Action<WebApplication> map, Action<IServiceCollection>? add = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddStorage<Media>(s => s.Use(new ObjectStore(driver))).AddStorageProblems();
        add?.Invoke(builder.Services);
        WebApplication app = builder.Build();
        app.UseExceptionHandler();
        map(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        var host = new WebHost(app);
        await host.Photos.EnsureExists(TestContext.Current.CancellationToken);
        await host.Receipts.EnsureExists(TestContext.Current.CancellationToken);
        return host;
    }

    public async Task<HttpResponseMessage> Send(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.RelativeOrAbsolute));
        foreach ((string name, string value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> Get(string path, params (string Name, string Value)[] headers) => Send(HttpMethod.Get, path, headers);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
