using Azure;
using Azure.Storage.Blobs.Models;

namespace Fluent.Buckets.AzureBlobs;

/// <summary>Conditions in the client's words.</summary>
internal static class Conditions
{
    public static BlobRequestConditions? Of(WriteRequest request) => Of(request.IfMatch, request.IfAbsent);

    public static BlobRequestConditions? Of(string? ifMatch, bool ifAbsent = false) => (ifMatch, ifAbsent) switch
    {
        (null, false) => null,
        (null, true) => new BlobRequestConditions { IfNoneMatch = ETag.All },
        ({ } etag, _) => new BlobRequestConditions { IfMatch = Quoted(etag) },
    };

    public static BlobRequestConditions? Of(ReadRequest request) => request.IfMatch is null && request.IfNoneMatch is null
        ? null
        : new BlobRequestConditions
        {
            IfMatch = request.IfMatch is { } match ? Quoted(match) : null,
            IfNoneMatch = request.IfNoneMatch is { } none ? Quoted(none) : null,
        };

    public static ETag Quoted(string etag) => new(etag);
}
