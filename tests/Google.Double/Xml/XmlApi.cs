using System.Globalization;

namespace Fluent.Buckets.GoogleDouble;

/// <summary>The XML API: multipart uploads, and objects by signed address.</summary>
internal sealed class XmlApi(BucketStore store)
{
    private static readonly string[] Signature =
        ["X-Goog-Algorithm", "X-Goog-Credential", "X-Goog-Date", "X-Goog-Expires", "X-Goog-SignedHeaders", "X-Goog-Signature"];

    private readonly MultipartApi _multipart = new(store);
    private readonly UploadListApi _list = new(store);

    public DoubleAnswer Answer(DoubleRequest request)
    {
        string bucket = request.Segments[0];
        try
        {
            store.In(bucket, _ => true);
        }
        catch (Refusal)
        {
            throw new Refusal(404, "NoSuchBucket", "The specified bucket does not exist.");
        }

        if (request.Segments.Count == 1)
        {
            return request.Method == "GET" && request.Query.ContainsKey("uploads")
                ? _list.Answer(request, bucket)
                : throw new Refusal(400, "InvalidArgument", "The double has no other request of a bucket.");
        }

        string name = string.Join('/', request.Segments.Skip(1));
        bool isUpload = request.Query.ContainsKey("uploads");
        string? id = request.Query.GetValueOrDefault("uploadId");
        return (request.Method, isUpload, id) switch
        {
            ("POST", true, null) => _multipart.Start(request, bucket, name),
            ("PUT", false, { } upload) => _multipart.Put(request, bucket, name, upload),
            ("POST", false, { } upload) => _multipart.Complete(request, bucket, name, upload),
            ("DELETE", false, { } upload) => _multipart.Abort(request, bucket, name, upload),
            ("GET" or "HEAD", false, null) => Get(request, bucket, name),
            ("PUT", false, null) => Put(request, bucket, name),
            _ => throw new Refusal(400, "InvalidArgument", $"{request.Method} of an object with this query is not documented."),
        };
    }

    private DoubleAnswer Get(DoubleRequest request, string bucket, string name)
    {
        request.Allow(["generation", "response-content-type", "response-content-disposition", .. Signature]);
        StoredObject stored;
        try
        {
            stored = store.In(bucket, found => found.Need(name, request.Number("generation")));
        }
        catch (Refusal)
        {
            throw new Refusal(404, "NoSuchKey", "The specified key does not exist.");
        }

        return MediaAnswer.Of(request, stored, isXml: true)
            .With("Content-Type", request.Query.GetValueOrDefault("response-content-type"))
            .With("Content-Disposition", request.Query.GetValueOrDefault("response-content-disposition"));
    }

    private DoubleAnswer Put(DoubleRequest request, string bucket, string name)
    {
        request.Allow(Signature);
        request.AllowHeaders("x-goog-meta-*", "x-goog-hash", "x-goog-storage-class", "x-goog-if-generation-match");
        StoredObject made = XmlHeaders.Read(request, name) with { Content = request.Body, Checksum = Checksums.Of(request.Body.Span) };
        Checksums.Check(Checksums.OfHeader(request.Header("x-goog-hash")), made.Checksum);
        long? match = request.Header("x-goog-if-generation-match") is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : null;
        StoredObject stored = store.Put(bucket, made, new Preconditions(match, null, null));
        return new DoubleAnswer(200)
            .With("x-goog-generation", stored.Generation.ToString(CultureInfo.InvariantCulture)).With("x-goog-hash", $"crc32c={stored.Checksum}");
    }
}

/// <summary>What headers tell of an object to be.</summary>
internal static class XmlHeaders
{
    public static StoredObject Read(DoubleRequest request, string name)
    {
        const string Prefix = "x-goog-meta-";
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string header, string value) in request.Headers.Where(entry => entry.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)))
        {
            Refusal.Unless(value.Length > 0 && value.All(c => c is >= ' ' and <= '~'), "Metadata in headers is printable ASCII.");
            metadata[header[Prefix.Length..].ToLowerInvariant()] = value;
        }

        ResourceReader.CheckName(name);
        return new StoredObject(name, default)
        {
            ContentType = request.Header("Content-Type") ?? "application/octet-stream",
            ContentEncoding = request.Header("Content-Encoding"),
            ContentLanguage = request.Header("Content-Language"),
            CacheControl = request.Header("Cache-Control"),
            ContentDisposition = request.Header("Content-Disposition"),
            StorageClass = ResourceReader.Class(request.Header("x-goog-storage-class")),
            KmsKeyName = request.Header("x-goog-encryption-kms-key-name"),
            Metadata = metadata,
        };
    }
}
