using System.Collections.Concurrent;
using Fluent.Buckets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddStorage<UploadStorage>("Storage");
builder.Services.AddSingleton<UploadSessions>();
var app = builder.Build();

app.MapPost("/uploads", async (StartRequest request, Incoming incoming, UploadSessions sessions, CancellationToken ct) =>
{
    var key = $"{Guid.NewGuid():N}/{Path.GetFileName(request.FileName)}";
    MultipartUpload upload = await incoming.Object(key).StartUpload(ct).WithContentType(request.ContentType);
    var session = sessions.Open(upload.Key, upload.Id);
    return Results.Created($"/uploads/{session.Token}", new { session.Token, ChunkSize = UploadSessions.ChunkSize });
});

app.MapPut("/uploads/{token:guid}/{number:int}", async (Guid token, int number, HttpRequest request, Incoming incoming, UploadSessions sessions, CancellationToken ct) =>
{
    if (sessions.Find(token) is not { } session)
    {
        return Results.NotFound();
    }

    using var chunk = new MemoryStream();
    await request.Body.CopyToAsync(chunk, ct);
    chunk.Position = 0;
    session.Parts[number] = await incoming.Object(session.Key).ResumeUpload(session.UploadId).UploadPart(number, chunk, ct);
    return Results.NoContent();
});

app.MapPost("/uploads/{token:guid}/complete", async (Guid token, Incoming incoming, UploadSessions sessions, CancellationToken ct) =>
{
    var session = sessions.Find(token);
    if (session is null)
    {
        return Results.NotFound();
    }

    try
    {
        var info = await incoming.Object(session.Key).ResumeUpload(session.UploadId).Complete(session.Parts.Values.OrderBy(p => p.Number), ct);
        sessions.Close(token);
        return Results.Ok(new { info.Key, info.Size, info.ETag });
    }
    catch (StorageException e) when (e.Code == StorageErrorCode.UploadNotFound)
    {
        sessions.Close(token);
        return Results.StatusCode(StatusCodes.Status410Gone);
    }
});

app.MapDelete("/uploads/{token:guid}", async (Guid token, Incoming incoming, UploadSessions sessions) =>
{
    if (sessions.Close(token) is { } session)
    {
        await incoming.Object(session.Key).ResumeUpload(session.UploadId).Abort();
    }

    return Results.NoContent();
});

await app.RunAsync();

internal sealed record StartRequest(string FileName, string ContentType);

internal sealed record UploadSession(Guid Token, string Key, string UploadId)
{
    public ConcurrentDictionary<int, UploadedPart> Parts { get; } = new();
}

internal sealed class UploadSessions
{
    public const int ChunkSize = 8 * 1024 * 1024;

    private readonly ConcurrentDictionary<Guid, UploadSession> _open = new();

    public UploadSession Open(string key, string uploadId)
    {
        var session = new UploadSession(Guid.NewGuid(), key, uploadId);
        _open[session.Token] = session;
        return session;
    }

    public UploadSession? Find(Guid token) => _open.GetValueOrDefault(token);

    public UploadSession? Close(Guid token) => _open.TryRemove(token, out var session) ? session : null;
}

[Storage]
internal sealed partial class UploadStorage;

[Bucket("incoming-uploads")]
internal sealed partial class Incoming;
