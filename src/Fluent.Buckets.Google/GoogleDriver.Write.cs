using System.Net;
using Fluent.Buckets.GoogleStorage;

namespace Fluent.Buckets;

public sealed partial class GoogleDriver
{
    /// <inheritdoc/>
    /// <remarks>One request for what fits one chunk; a resumable upload for what is longer.</remarks>
    public override Task<ObjectInfo> Write(WriteRequest request, ObjectBody body, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(body);
        return Run(request.Bucket, request.Key, () => WriteCore(request, body, cancellationToken), cancellationToken);
    }

    private async Task<ObjectInfo> WriteCore(WriteRequest request, ObjectBody body, CancellationToken cancellationToken)
    {
        var options = new WriteOptions(
            request.IfAbsent ? 0 : GenerationOf(request.IfMatch, request.Bucket, request.Key), _options.KmsKeyName);
        StorageObject resource = ToResource(request) with { Metadata = MetadataText.ForJson(request.Metadata) };
        try
        {
            var source = new ChunkSource(body);
            await using (source.ConfigureAwait(false))
            {
                (ReadOnlyMemory<byte> chunk, bool isLast) = await source.Next(cancellationToken).ConfigureAwait(false);
                Crc32C sent;
                StorageObject stored;
                if (isLast)
                {
                    sent = Crc32C.Of(chunk.Span);
                    stored = await _api
                        .InsertObject(request.Bucket, resource with { Crc32C = sent.ToString() }, options, chunk, cancellationToken)
                        .ConfigureAwait(false);
                }
                else
                {
                    (stored, sent) = await _resumable
                        .Run(request.Bucket, resource, options, source, chunk, cancellationToken).ConfigureAwait(false);
                }

                await Verify(request, stored, sent).ConfigureAwait(false);
                return ToInfo(stored, request.Key);
            }
        }
        catch (ApiFault fault) when (fault.Status == HttpStatusCode.PreconditionFailed)
        {
            string why = request.IfAbsent
                ? "IfAbsent was asked for, but the object exists"
                : $"the ETag {request.IfMatch} was asked for, but the object is missing or has another";
            throw GoogleErrors.With(StorageErrors.PreconditionFailed(Name, request.Bucket, request.Key, why, fault.Provider), fault);
        }
    }

    /// <summary>The last safeguard against a store that does not compare checksums itself: what it stored wrong is taken back.</summary>
    private async Task Verify(WriteRequest request, StorageObject stored, Crc32C sent)
    {
        if (!Crc32C.TryParse(stored.Crc32C, out Crc32C kept) || kept.Value == sent.Value)
        {
            return;
        }

        await _api.DeleteObject(request.Bucket, request.Key, stored.Generation, null, CancellationToken.None).ConfigureAwait(false);
        throw _errors.SentMismatch(request.Bucket, request.Key);
    }

    private static StorageObject ToResource(WriteRequest request) => new()
    {
        Name = request.Key,
        ContentType = request.Headers.ContentType,
        ContentEncoding = request.Headers.ContentEncoding,
        ContentLanguage = request.Headers.ContentLanguage,
        CacheControl = request.Headers.CacheControl,
        ContentDisposition = request.Headers.ContentDisposition,
        StorageClass = StorageClasses.NameOf(request.Tier),
    };
}
