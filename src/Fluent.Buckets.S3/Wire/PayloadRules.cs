namespace Fluent.Buckets.S3Storage;

/// <summary>How a body is signed, so that it is neither read twice nor held as a whole where that can be helped.</summary>
/// <remarks>
/// Over TLS the signature leaves the body out: TLS guards it, and the checksum where the server knows one. Without TLS it covers the body: by a hash that
/// is taken first where the body lies in memory, or is small and can be read again, else chunk by chunk while it is sent. Where the server takes no such chunks the hash is taken
/// first too, of a file by reading it twice, and of what can be read once only by holding it in memory.
/// </remarks>
internal sealed class PayloadRules(S3Compatibility compatibility, bool isTls)
{
    /// <summary>The greatest body that is held in memory to be signed, in bytes.</summary>
    public const long GreatestBuffer = 64 << 20;

    /// <summary>The greatest body that is held in memory though the server takes chunks, in bytes: to sign chunks the SDK makes two buffers of 128 KiB.</summary>
    private const long SmallBody = 128 << 10;

    /// <summary>Whether the signature leaves the body out.</summary>
    public bool IsUnsigned => isTls;

    /// <summary>The greatest single write, in bytes.</summary>
    public long GreatestSingleWrite => isTls || compatibility.ChunkedSigning
        ? compatibility.GreatestSingleWrite
        : Math.Min(compatibility.GreatestSingleWrite, GreatestBuffer);

    /// <summary>Whether a body is signed chunk by chunk.</summary>
    public bool IsChunked(ObjectBody body) => !isTls && compatibility.ChunkedSigning && !IsSmall(body) && !body.TryGetMemory(out _);

    /// <summary>Opens a body for the SDK.</summary>
    public async Task<RequestBody> Open(ObjectBody body, CancellationToken cancellationToken) =>
        isTls || IsChunked(body) || body.TryGetMemory(out _) || (body.CanReplay && !IsSmall(body))
            ? RequestBody.Open(body)
            : await RequestBody.Buffer(body, cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Only bodies that may be sent again, since held in memory, one that can be read once would be too; and empty ones, which the SDK reads without waiting
    /// where it sends no chunks.
    /// </summary>
    private static bool IsSmall(ObjectBody body) => body.Length == 0 || (body.CanReplay && body.Length <= SmallBody);
}
