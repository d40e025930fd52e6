using Fluent.Buckets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Social.Profiles;

[Storage]
public static partial class Storage;

[Bucket("avatars")]
public sealed partial class Avatars;

public static class AvatarEndpoints
{
    private const long MaxBytes = 2 * 1024 * 1024;

    private static readonly HashSet<string> Accepted = new(StringComparer.OrdinalIgnoreCase) { "image/png", "image/jpeg", "image/webp" };

    public static IEndpointRouteBuilder MapAvatars(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/users/{userId:guid}/avatar");
        group.MapPut("", Put).DisableAntiforgery();
        group.MapGet("", Get);
        group.MapDelete("", async (Guid userId, CancellationToken ct) =>
        {
            await Storage.Avatars.Object(KeyOf(userId)).Delete(ct);
            return Results.NoContent();
        });
        group.MapGet("/exists", async (Guid userId) => await Storage.Avatars.Object(KeyOf(userId)).Exists());
        return routes;
    }

    private static async Task<Results<Created, BadRequest<string>>> Put(Guid userId, IFormFile file, CancellationToken ct)
    {
        if (file.Length is 0 or > MaxBytes)
        {
            return TypedResults.BadRequest($"Send between 1 and {MaxBytes} bytes.");
        }

        if (!Accepted.Contains(file.ContentType))
        {
            return TypedResults.BadRequest("PNG, JPEG or WebP only.");
        }

        await using Stream content = file.OpenReadStream();
        await Storage.Avatars.Create(KeyOf(userId))
            .UploadFrom(content, ct)
            .WithContentType(file.ContentType)
            .WithCacheControl("public, max-age=600")
            .WithMetadata("original_name", Path.GetFileName(file.FileName));
        return TypedResults.Created($"/users/{userId}/avatar");
    }

    private static async Task<IResult> Get(Guid userId, HttpRequest request, HttpResponse response, CancellationToken ct)
    {
        ObjectInfo? info = await Storage.Avatars.Object(KeyOf(userId)).TryGetInfo(ct);
        if (info is null)
        {
            return Results.NotFound();
        }

        string tag = $"\"{info.ETag}\"";
        if (request.Headers.IfNoneMatch.Contains(tag))
        {
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        response.Headers.ETag = tag;
        Stream image = await Storage.Avatars.Object(KeyOf(userId)).OpenRead(ct).IfMatch(info.ETag);
        return Results.Stream(image, info.ContentType, lastModified: info.LastModified);
    }

    private static string KeyOf(Guid userId) => $"{userId:N}/current";
}
