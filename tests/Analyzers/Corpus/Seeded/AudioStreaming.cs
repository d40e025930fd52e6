using Fluent.Buckets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Net.Http.Headers;

namespace Radio;

[Storage]
public static partial class Storage;

[Bucket("radio-episodes")]
public sealed partial class Episodes;

public static class AudioStreaming
{
    public static void MapEpisodes(this IEndpointRouteBuilder app)
    {
        app.MapGet("/episodes/{id}", Stream);
        app.MapGet("/episodes", () => Storage.Episodes.List("published/").Select(info => info.Key));
    }

    private static async Task Stream(string id, HttpContext http)
    {
        BucketObject episode = Storage.Episodes.Object($"published/{id}.mp3");
        ObjectInfo? info = await episode.TryGetInfo(http.RequestAborted);
        if (info is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        long start = 0, end = info.Size;
        if (RangeHeaderValue.TryParse(http.Request.Headers.Range.ToString(), out RangeHeaderValue? header) && header.Ranges.SingleOrDefault() is { } range)
        {
            start = range.From ?? info.Size - range.To!.Value;
            end = range.From is null || range.To is null ? info.Size : range.To.Value + 1;
            http.Response.StatusCode = StatusCodes.Status206PartialContent;
            http.Response.Headers.ContentRange = $"bytes {start}-{end - 1}/{info.Size}";
        }

        http.Response.ContentType = "audio/mpeg";
        http.Response.ContentLength = end - start;
        ObjectReader audio = await episode.OpenRead(http.RequestAborted).Range(start, end).IfMatch(info.ETag); // expect FB0005
        await audio.CopyToAsync(http.Response.Body, http.RequestAborted);
    }
}
