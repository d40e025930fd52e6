using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Fluent.Buckets.GoogleStorage;

/// <summary>The multipart uploads of Google's XML API, one method a request, in its own words.</summary>
internal sealed class MultipartApi(StorageApi api)
{
    private const string HashHeader = "x-goog-hash";

    /// <summary>Starts an upload. It is sent again also when its answer got lost: an upload without parts costs nothing, and a sweep finds it.</summary>
    public async Task<string> Start(string bucket, StorageObject resource, string? kmsKeyName, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Url(bucket, resource.Name!).With("uploads").ToUri())
        {
            Content = new ByteArrayContent([]),
        };
        AddHeaders(request, resource, kmsKeyName);
        XmlElementText answer = await Answer(request, cancellationToken).ConfigureAwait(false);
        return answer["UploadId"] ?? throw new XmlException("The answer names no upload.");
    }

    /// <summary>Sends a part, and gives its ETag and the checksum that Google has of it. Null means that it told none.</summary>
    public async Task<(string ETag, Crc32C? Checksum)> SendPart(
        UploadReference upload, int number, PartContent content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Put, Url(upload.Bucket, upload.Key).With("partNumber", number).With("uploadId", upload.Id).ToUri())
        { Content = content };
        if (!content.CanReplay)
        {
            RetryHandler.SendOnce(request);
        }

        if (content.KnownChecksum is { } crc)
        {
            request.Headers.TryAddWithoutValidation(HashHeader, $"crc32c={crc}");
        }

        using HttpResponseMessage response = await api.Send(request, cancellationToken).ConfigureAwait(false);
        string etag = response.Headers.TryGetValues("ETag", out IEnumerable<string>? values)
            ? values.First().Trim('"')
            : throw new HttpRequestException("Google Cloud Storage took a part and gave it no ETag.");
        return (etag, StoredHeaders.ChecksumOf(response));
    }

    /// <summary>Makes the object. It is sent once: after a lost answer the upload is gone, and who sends it knows what to do then.</summary>
    public async Task Complete(
        UploadReference upload, IEnumerable<(int Number, string ETag)> parts, CancellationToken cancellationToken)
    {
        var document = new XElement(
            "CompleteMultipartUpload",
            parts.Select(part => new XElement(
                "Part", new XElement("PartNumber", part.Number), new XElement("ETag", $"\"{part.ETag}\""))));
        using var request = new HttpRequestMessage(HttpMethod.Post, Url(upload.Bucket, upload.Key).With("uploadId", upload.Id).ToUri())
        {
            Content = new StringContent(document.ToString(SaveOptions.DisableFormatting), Encoding.UTF8, "application/xml"),
        };
        RetryHandler.SendOnce(request);
        await Answer(request, cancellationToken).ConfigureAwait(false);
    }

    public async Task Abort(UploadReference upload, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Delete, Url(upload.Bucket, upload.Key).With("uploadId", upload.Id).ToUri());
        using HttpResponseMessage response = await api.Send(request, cancellationToken).ConfigureAwait(false);
    }

    public async Task<UploadList> List(
        string bucket, string prefix, (string Key, string Id)? after, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            ApiUrl.Xml(api.Endpoint, bucket).With("uploads").With("encoding-type", "url")
                .With("prefix", prefix.Length == 0 ? null : prefix).With("key-marker", after?.Key).With("upload-id-marker", after?.Id).ToUri());
        XmlElementText answer = await Answer(request, cancellationToken).ConfigureAwait(false);
        UploadInfo[] uploads = [.. answer.All("Upload").Select(upload => new UploadInfo(
            Decode(upload["Key"]),
            upload["UploadId"] ?? throw new XmlException("The answer names an upload without its identifier."),
            DateTimeOffset.Parse(upload["Initiated"] ?? string.Empty, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)))];
        bool more = answer["IsTruncated"] == "true";
        return new UploadList(uploads, more ? (Decode(answer["NextKeyMarker"]), answer["NextUploadIdMarker"] ?? string.Empty) : null);
    }

    private static string Decode(string? text) => Uri.UnescapeDataString((text ?? string.Empty).Replace("+", "%20", StringComparison.Ordinal));

    private ApiUrl Url(string bucket, string key) => ApiUrl.Xml(api.Endpoint, bucket, key);

    private static void AddHeaders(HttpRequestMessage request, StorageObject resource, string? kmsKeyName)
    {
        Add("Content-Type", resource.ContentType);
        Add("Content-Encoding", resource.ContentEncoding);
        Add("Content-Language", resource.ContentLanguage);
        Add("Content-Disposition", resource.ContentDisposition);
        if (resource.CacheControl is not null)
        {
            request.Headers.TryAddWithoutValidation("Cache-Control", resource.CacheControl);
        }

        AddExtension("x-goog-storage-class", resource.StorageClass);
        AddExtension("x-goog-encryption-kms-key-name", kmsKeyName);
        foreach ((string name, string value) in resource.Metadata ?? new Dictionary<string, string>())
        {
            AddExtension("x-goog-meta-" + name, value);
        }

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                request.Content!.Headers.TryAddWithoutValidation(name, value);
            }
        }

        void AddExtension(string name, string? value)
        {
            if (value is not null)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }
    }

    /// <summary>The document of an answer. One that was begun before it failed tells its error in a body of success.</summary>
    private async Task<XmlElementText> Answer(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await api.Send(request, cancellationToken).ConfigureAwait(false);
        string body = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        XmlElementText answer = XmlElementText.Parse(body.TrimStart());
        return answer.Name == "Error" ? throw ApiErrors.Parse(System.Net.HttpStatusCode.InternalServerError, body.TrimStart(), null) : answer;
    }
}

/// <summary>One page of uploads.</summary>
/// <param name="Uploads">The uploads.</param>
/// <param name="Next">Behind which key and upload the next page starts. Null means that this is the last.</param>
internal sealed record UploadList(IReadOnlyList<UploadInfo> Uploads, (string Key, string Id)? Next);
