namespace Fluent.Buckets;

/// <summary>An object in memory. It never changes: a write puts another in its place.</summary>
internal sealed record MemoryObject(ReadOnlyMemory<byte> Content, ObjectInfo Info, IReadOnlyDictionary<string, string> Tags)
{
    public static MemoryObject Make(WriteRequest request, byte[] content, DateTimeOffset now)
    {
        ContentHeaders headers = request.Headers;
        return new MemoryObject(
            content,
            new ObjectInfo
            {
                Key = request.Key,
                Size = content.Length,
                ETag = ContentTag.Of(content),
                LastModified = now,
                ContentType = headers.ContentType,
                ContentEncoding = headers.ContentEncoding,
                ContentLanguage = headers.ContentLanguage,
                CacheControl = headers.CacheControl,
                ContentDisposition = headers.ContentDisposition,
                Metadata = request.Metadata,
            },
            request.Tags);
    }
}
