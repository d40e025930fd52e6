using System.IO.Compression;
using System.IO.Pipelines;
using Fluent.Buckets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Gallery.Downloads;

[Storage]
public sealed partial class GalleryStorage;

[Bucket("gallery-photos")]
public sealed partial class Photos;

[Route("albums")]
public sealed class AlbumDownloadController(Photos photos) : ControllerBase
{
    [HttpGet("{album}/zip")]
    public async Task<IActionResult> Download(string album, CancellationToken cancellationToken)
    {
        IReadOnlyList<ObjectInfo> files = await Collect(photos.List($"{album}/", cancellationToken));
        if (files.Count == 0)
        {
            return NotFound();
        }

        Response.ContentType = "application/zip";
        Response.Headers.ContentDisposition = $"attachment; filename=\"{album}.zip\"";
        await using (var zip = await ZipArchive.CreateAsync(Response.BodyWriter.AsStream(), ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken))
        {
            foreach (ObjectInfo file in files)
            {
                ZipArchiveEntry entry = zip.CreateEntry(file.Key[(album.Length + 1)..], CompressionLevel.NoCompression);
                entry.LastWriteTime = file.LastModified ?? DateTimeOffset.UtcNow;
                await using Stream target = await entry.OpenAsync(cancellationToken);
                await photos.Object(file.Key).DownloadTo(target, cancellationToken);
            }
        }

        return new EmptyResult();
    }

    [HttpGet("{album}/cover")]
    public async Task Cover(string album, CancellationToken cancellationToken)
    {
        Stream? cover = null;
        try
        {
            cover = await Open($"{album}/cover.jpg") ?? await Open("default/cover.jpg");
            if (cover == null)
            {
                Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            Response.ContentType = "image/jpeg";
            await cover.CopyToAsync(Response.BodyWriter, cancellationToken);
        }
        finally
        {
            if (cover != null)
            {
                await cover.DisposeAsync();
            }
        }

        async Task<Stream?> Open(string key)
        {
            try
            {
                return await photos.Object(key).OpenRead(cancellationToken);
            }
            catch (StorageException e) when (e.Code == StorageErrorCode.ObjectNotFound)
            {
                return null;
            }
        }
    }

    private static async Task<IReadOnlyList<T>> Collect<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (T item in items)
        {
            list.Add(item);
        }

        return list;
    }
}
