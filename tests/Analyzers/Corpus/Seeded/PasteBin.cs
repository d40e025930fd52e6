using Fluent.Buckets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
Storage.Configure(builder.Configuration.GetSection("Storage"));
builder.Services.AddStorage(Storage.Registration);
var app = builder.Build();

app.MapPost("/", async (HttpRequest request, Pastes pastes, CancellationToken ct) =>
{
    using var reader = new StreamReader(request.Body);
    string text = await reader.ReadToEndAsync(ct);
    if (text.Length is 0 or > 500_000)
    {
        return Results.BadRequest();
    }

    string id = Convert.ToHexStringLower(Guid.NewGuid().ToByteArray()[..5]);
    bool once = request.Query.ContainsKey("once");
    await pastes.Object(id).UploadText(text, ct).WithMetadata("burn", once ? "yes" : "no").IfAbsent();
    return Results.Text($"{request.Scheme}://{request.Host}/{id}\n");
});

app.MapGet("/{id}", async (string id, Pastes pastes, CancellationToken ct) =>
{
    var item = pastes.Object(id);
    if (await item.TryGetInfo(ct) is not { } info)
    {
        return Results.NotFound();
    }

    string text = await item.ReadText(ct);
    if (info.Metadata?.GetValueOrDefault("burn") == "yes")
    {
        _ = item.Delete(ct); // expect FB0002
    }

    return Results.Text(text);
});

app.MapDelete("/{id}", async (string id, Pastes pastes) =>
{
    await pastes.Object(id).Delete();
    return Results.NoContent();
});

await app.RunAsync();

[Storage]
internal static partial class Storage;

[Bucket("pastes")]
internal sealed partial class Pastes;
