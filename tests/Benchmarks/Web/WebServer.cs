using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace Fluent.Buckets.Benchmarks;

/// <summary>A web app that serves a file and an object with the same bytes, and takes uploads by signed URLs. A process of its own, so that its memory can be told.</summary>
internal static class WebServer
{
    public const string Verb = "web-server";
    public const string Bucket = "web";
    public const string Name = "content.bin";

    /// <summary>Runs until standard input ends. Writes its address, and for each line that it reads a signed URL for an upload under that key.</summary>
    public static async Task<int> Run(string folder, TextReader input, TextWriter output)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = folder });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using WebApplication app = builder.Build();
        await using var store = new ObjectStore(new DirectoryDriver(new DirectoryOptions
        {
            Path = Path.Combine(folder, "store"),
            FlushToDisk = false,
            SigningKey = RandomNumberGenerator.GetBytes(32),
            BaseUrl = new Uri("http://store.example/files"),
        }));
        Bucket bucket = store.Bucket(Bucket);
        app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(Path.Combine(folder, "static")), RequestPath = "/static" });
        app.MapGet("/object/{**key}", (string key) => BucketResults.Object(bucket.Object(key)));
        app.MapStorage("/files", store);
        await app.StartAsync();
        await output.WriteLineAsync(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        while (await input.ReadLineAsync() is { } key)
        {
            Uri url = await bucket.Create(key).SignUploadUrl(TimeSpan.FromHours(1));
            await output.WriteLineAsync(url.PathAndQuery);
        }

        return 0;
    }
}
