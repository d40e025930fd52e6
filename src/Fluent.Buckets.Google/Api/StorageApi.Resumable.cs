using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Fluent.Buckets.GoogleStorage;

internal sealed partial class StorageApi
{
    private const HttpStatusCode ResumeIncomplete = (HttpStatusCode)308;

    /// <summary>Starts a resumable upload and gives its address, which lets whoever has it write to it.</summary>
    public async Task<Uri> StartResumable(
        string bucket, StorageObject resource, WriteOptions options, long? length, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, UploadUrl(bucket, "resumable", options).ToUri())
        {
            Content = ToContent(resource, StorageJson.Default.StorageObject),
        };
        request.Headers.TryAddWithoutValidation("X-Upload-Content-Type", resource.ContentType);
        if (length is { } known)
        {
            request.Headers.TryAddWithoutValidation("X-Upload-Content-Length", known.ToString(CultureInfo.InvariantCulture));
        }

        using HttpResponseMessage response = await Send(request, cancellationToken).ConfigureAwait(false);
        return response.Headers.Location
            ?? throw new HttpRequestException("Google Cloud Storage started a resumable upload and gave it no address.");
    }

    /// <summary>Sends one chunk. It is sent once: who sends it asks the session how far it came.</summary>
    /// <param name="session">The session's address.</param>
    /// <param name="chunk">The bytes.</param>
    /// <param name="offset">The place of their first byte.</param>
    /// <param name="length">The length of the whole. Null means that it is not known yet, so that this is not the last chunk.</param>
    /// <param name="checksum">The checksum of the whole; with the last chunk.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<ResumableState> SendChunk(
        Uri session, ReadOnlyMemory<byte> chunk, long offset, long? length, Crc32C? checksum, CancellationToken cancellationToken)
    {
        var content = new ReadOnlyMemoryContent(chunk);
        content.Headers.ContentRange = chunk.IsEmpty
            ? StateRange(length)
            : length is { } whole
                ? new ContentRangeHeaderValue(offset, offset + chunk.Length - 1, whole)
                : new ContentRangeHeaderValue(offset, offset + chunk.Length - 1);
        return SendToSession(session, content, checksum, cancellationToken);
    }

    /// <summary>Asks a session how far it came.</summary>
    public Task<ResumableState> AskSession(Uri session, long? length, CancellationToken cancellationToken)
    {
        var content = new ByteArrayContent([]);
        content.Headers.ContentRange = StateRange(length);
        return SendToSession(session, content, null, cancellationToken);
    }

    /// <summary>Ends a session that is not complete. Nothing of it was visible.</summary>
    public async Task CancelSession(Uri session, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, session);
        RetryHandler.SendOnce(request);
        using HttpResponseMessage response = await SendAny(request, cancellationToken).ConfigureAwait(false);
    }

    private static ContentRangeHeaderValue StateRange(long? length) =>
        length is { } whole ? new ContentRangeHeaderValue(whole) : ContentRangeHeaderValue.Parse("bytes */*");

    private async Task<ResumableState> SendToSession(Uri session, HttpContent content, Crc32C? checksum, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, session) { Content = content };
        RetryHandler.SendOnce(request);
        if (checksum is { } crc)
        {
            request.Headers.TryAddWithoutValidation("X-Goog-Hash", $"crc32c={crc}");
        }

        using HttpResponseMessage response = await SendAny(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == ResumeIncomplete)
        {
            return new ResumableState(Persisted(response), null);
        }

        if (!response.IsSuccessStatusCode)
        {
            throw await ApiErrors.Read(request, response, cancellationToken).ConfigureAwait(false);
        }

        StorageObject stored = await Read(response, StorageJson.Default.StorageObject, cancellationToken).ConfigureAwait(false);
        return new ResumableState(stored.Size ?? 0, stored);
    }

    /// <summary>How many bytes the session has: its answer names the range of them, or none when there are none.</summary>
    private static long Persisted(HttpResponseMessage response)
    {
        string? range = response.Headers.TryGetValues("Range", out IEnumerable<string>? values) ? values.FirstOrDefault() : null;
        int dash = range?.LastIndexOf('-') ?? -1;
        return dash >= 0 && long.TryParse(range.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out long last) ? last + 1 : 0;
    }
}

/// <summary>How far a resumable upload came.</summary>
/// <param name="Persisted">How many bytes Google has.</param>
/// <param name="Stored">The object. Null while the upload is not complete.</param>
internal readonly record struct ResumableState(long Persisted, StorageObject? Stored);
