using System.Buffers;
using Fluent.Buckets;
using Microsoft.Extensions.Logging;

namespace Studio.Videos;

[Storage]
public static partial class Storage;

[Bucket("studio-videos")]
public sealed partial class Videos;

/// <summary>Sends a long video in parts, several at once, and leaves nothing behind when it fails.</summary>
public sealed class VideoUpload(ILogger<VideoUpload> logger)
{
    private const int PartSize = 16 * 1024 * 1024;

    public async Task<ObjectInfo> Send(string path, Guid video, int parallelism = 3, CancellationToken cancellationToken = default)
    {
        long length = new FileInfo(path).Length;
        MultipartUpload upload = await Storage.Videos.Create($"{video:N}/source{Path.GetExtension(path)}")
            .StartUpload(cancellationToken)
            .WithContentType("video/mp4")
            .WithMetadata("uploaded_from", Environment.MachineName);
        try
        {
            using var slots = new SemaphoreSlim(parallelism);
            var parts = new List<Task<UploadedPart>>();
            for (long offset = 0, number = 1; offset < length; offset += PartSize, number++)
            {
                await slots.WaitAsync(cancellationToken);
                parts.Add(SendPart(path, upload, (int)number, offset, slots, cancellationToken));
            }

            UploadedPart[] sent = await Task.WhenAll(parts);
            ObjectInfo info = await upload.Complete(sent.OrderBy(part => part.Number), cancellationToken);
            logger.LogInformation("{Parts} parts of {Key} are one object now", sent.Length, upload.Key);
            return info;
        }
        catch (Exception e)
        {
            logger.LogWarning(e, "The upload {Id} is given up", upload.Id);
            await upload.Abort(CancellationToken.None);
            throw;
        }
    }

    private static async Task<UploadedPart> SendPart(
        string path, MultipartUpload upload, int number, long offset, SemaphoreSlim slots, CancellationToken cancellationToken)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(PartSize);
        try
        {
            using var file = File.OpenHandle(path, options: FileOptions.Asynchronous);
            int read = 0;
            while (read < PartSize)
            {
                int count = await RandomAccess.ReadAsync(file, buffer.AsMemory(read, PartSize - read), offset + read, cancellationToken);
                if (count == 0)
                {
                    break;
                }

                read += count;
            }

            return await upload.UploadPart(number, buffer.AsMemory(0, read), cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            slots.Release();
        }
    }
}
