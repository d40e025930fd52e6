using Fluent.Buckets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddStorage<Media>((storage, services) =>
{
    var configuration = services.GetRequiredService<IConfiguration>();
    if (services.GetRequiredService<IHostEnvironment>().IsDevelopment())
    {
        storage.UseDirectory(Path.Combine(AppContext.BaseDirectory, "data")).UseMemory(name: "scratch");
        return;
    }

    storage
        .UseS3(o =>
        {
            o.Region = configuration["Media:Region"];
            o.Credentials = S3Credentials.AccessKey(configuration["Media:AccessKey"]!, configuration["Media:SecretKey"]!);
        })
        .UseSwift(
            o =>
            {
                o.AuthUrl = new Uri(configuration["Scratch:AuthUrl"]!);
                o.Credentials = SwiftCredentials.ApplicationCredential(configuration["Scratch:Id"]!, configuration["Scratch:Secret"]!);
            },
            name: "scratch")
        .NameBucket("Songs", configuration["Media:Bucket"] ?? "songs");
});

var app = builder.Build();

app.MapGet("/songs", (Songs songs, string? after, int size = 50) => songs.List("").Page(Math.Clamp(size, 1, 500), after).AsTask());
app.MapGet("/songs/{name}", async Task<IResult> (string name, Songs songs) =>
    await songs.Object(name).TryGetInfo() is { } info ? Results.Ok(new { info.Key, info.Size, info.LastModified }) : Results.NotFound());
app.MapGet("/songs/{name}/link", async (string name, Media media) => Results.Redirect((await media.Songs.Object(name).SignDownloadUrl(TimeSpan.FromMinutes(5))).ToString()));
app.MapPost("/songs/{name}", async (string name, HttpRequest request, Songs songs, Scratch scratch, CancellationToken ct) =>
{
    NewObject song = songs.Create(name);
    if (request.ContentLength is null)
    {
        BucketObject buffered = scratch.Object(Guid.NewGuid().ToString("N"));
        await buffered.UploadFrom(request.Body, ct);
        try
        {
            await using ObjectReader again = await buffered.OpenRead(ct);
            await song.UploadFrom(again, ct).WithContentType("audio/mpeg");
        }
        finally
        {
            await buffered.Delete(CancellationToken.None);
        }
    }
    else
    {
        await song.UploadFrom(request.Body, ct).WithContentType("audio/mpeg");
    }

    return Results.Created($"/songs/{song.Key}", null);
});

await using (var scope = app.Services.CreateAsyncScope())
{
    await scope.ServiceProvider.GetRequiredService<Songs>().EnsureExists();
    await scope.ServiceProvider.GetRequiredService<Scratch>().EnsureExists();
}

app.Run();

[Storage]
internal sealed partial class Media;

[Bucket("songs")]
internal sealed partial class Songs;

[Bucket("scratch-files", Store = "scratch")]
internal sealed partial class Scratch;
