using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Fluent.Buckets.GoogleDouble;

/// <summary>Content that is sent through the JSON API: with its resource in one request, or to a resumable session.</summary>
internal sealed class UploadApi(BucketStore store)
{
    private const int ChunkMultiple = 256 * 1024;

    public DoubleAnswer Answer(DoubleRequest request)
    {
        request.AllowHeaders("x-goog-hash");
        request.Allow(["uploadType", "upload_id", "name", "kmsKeyName", "fields", .. Preconditions.Parameters]);
        if (request.Segments is not ["upload", "storage", "v1", "b", var bucket, "o"])
        {
            throw new Refusal(400, "invalid", $"{request.Method} {request.RawPath} is not documented.");
        }

        store.In(bucket, _ => true);
        return (request.Method, request.Query.GetValueOrDefault("uploadType"), request.Query.GetValueOrDefault("upload_id")) switch
        {
            ("POST", "multipart", null) => Insert(request, bucket),
            ("POST", "resumable", null) => Start(request, bucket),
            ("PUT", "resumable", { } id) => Continue(request, Session(id)),
            ("DELETE", "resumable", { } id) => Cancel(id),
            _ => throw new Refusal(400, "invalid", "uploadType is multipart or resumable."),
        };
    }

    private DoubleAnswer Insert(DoubleRequest request, string bucket)
    {
        (JsonObject resource, ReadOnlyMemory<byte> content) = RelatedBody.Read(request);
        StoredObject made = Read(request, resource, content);
        Checksums.Check(ResourceReader.Text(resource, "crc32c"), made.Checksum);
        return JsonApi.Partial(request, store.Put(bucket, made, Preconditions.Of(request)).ToResource());
    }

    private DoubleAnswer Start(DoubleRequest request, string bucket)
    {
        JsonObject resource = request.Json();
        long? length = request.Header("X-Upload-Content-Length") is { } text ? long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : null;
        var session = new ResumableSession(
            bucket, Read(request, resource, default), ResourceReader.Text(resource, "crc32c"), Preconditions.Of(request), length);
        string id = Guid.NewGuid().ToString("N");
        store.Sessions[id] = session;
        string host = request.Header("Host") ?? throw new Refusal(400, "invalid", "A request names its host.");
        string fields = request.Query.TryGetValue("fields", out string? wanted) ? $"&fields={Uri.EscapeDataString(wanted)}" : string.Empty;
        return new DoubleAnswer(200).With("Location", $"http://{host}{request.RawPath}?uploadType=resumable{fields}&upload_id={id}");
    }

    private DoubleAnswer Continue(DoubleRequest request, (string Id, ResumableSession Open) session)
    {
        Refusal.Unless(
            ContentRangeHeaderValue.TryParse(request.Header("Content-Range"), out ContentRangeHeaderValue? range) && range.Unit == "bytes",
            "A chunk has a Content-Range.");
        ResumableSession open = session.Open;
        lock (open.Lock)
        {
            if (open.Stored is not null)
            {
                return JsonApi.Partial(request, open.Stored.ToResource());
            }

            Refusal.Unless(!range.HasLength || open.Length is null || range.Length == open.Length, "The length is not the one that was said at the start.");
            if (range.HasRange)
            {
                Take(request, open, range);
            }

            if (range.HasLength && open.Content.Length == range.Length)
            {
                return Finish(request, session.Id, open);
            }

            var answer = new DoubleAnswer(308);
            return open.Content.Length == 0
                ? answer
                : answer.With("Range", string.Create(CultureInfo.InvariantCulture, $"bytes=0-{open.Content.Length - 1}"));
        }
    }

    private static void Take(DoubleRequest request, ResumableSession open, ContentRangeHeaderValue range)
    {
        long from = range.From!.Value;
        long end = range.To!.Value + 1;
        Refusal.Unless(request.Body.Length == end - from, "The chunk is not as long as its range.");
        Refusal.Unless(
            (range.HasLength && end == range.Length) || (end - from) % ChunkMultiple == 0, "A chunk that is not the last is a multiple of 256 KiB.");
        if (from > open.Content.Length)
        {
            throw new Refusal(503, "backendError", "The chunk starts behind what the session has.");
        }

        // What is there already is passed over.
        open.Content.Write(request.Body.Span[(int)Math.Min(request.Body.Length, open.Content.Length - from)..]);
    }

    private DoubleAnswer Finish(DoubleRequest request, string id, ResumableSession open)
    {
        byte[] content = open.Content.ToArray();
        StoredObject made = open.Resource with { Content = content, Checksum = Checksums.Of(content) };
        try
        {
            Checksums.Check(open.Checksum ?? Checksums.OfHeader(request.Header("X-Goog-Hash")), made.Checksum);
            open.Stored = store.Put(open.Bucket, made, open.Conditions);
        }
        catch (Refusal)
        {
            store.Sessions.TryRemove(id, out _);
            throw;
        }

        return JsonApi.Partial(request, open.Stored.ToResource());
    }

    private DoubleAnswer Cancel(string id)
    {
        store.Sessions.TryRemove(id, out _);
        return new DoubleAnswer(499);
    }

    private (string Id, ResumableSession Open) Session(string id) => store.Sessions.TryGetValue(id, out ResumableSession? session)
        ? (id, session)
        : throw new Refusal(404, "notFound", "The session does not exist.");

    private static StoredObject Read(DoubleRequest request, JsonObject resource, ReadOnlyMemory<byte> content)
    {
        string name = ResourceReader.Text(resource, "name") ?? request.Query.GetValueOrDefault("name") ?? throw new Refusal(400, "required", "Required: name");
        return ResourceReader.Read(resource, name, content) with { KmsKeyName = request.Query.GetValueOrDefault("kmsKeyName") };
    }
}
