using System.Globalization;
using System.Xml.Linq;

namespace Fluent.Buckets.GoogleDouble;

/// <summary>Lists the multipart uploads of a bucket, by name and then by identifier.</summary>
internal sealed class UploadListApi(BucketStore store)
{
    private const int GreatestPage = 1000;

    public DoubleAnswer Answer(DoubleRequest request, string bucket)
    {
        request.Allow("uploads", "prefix", "delimiter", "encoding-type", "key-marker", "upload-id-marker", "max-uploads");
        request.AllowHeaders();
        string? encoding = request.Query.GetValueOrDefault("encoding-type");
        Refusal.Unless(encoding is null or "url", "encoding-type is url.");
        string prefix = request.Query.GetValueOrDefault("prefix") ?? string.Empty;
        string? key = request.Query.GetValueOrDefault("key-marker");
        string id = request.Query.GetValueOrDefault("upload-id-marker") ?? string.Empty;
        int size = (int)(request.Number("max-uploads") ?? GreatestPage);
        MultipartSession[] open = [.. store.Uploads.Values
            .Where(upload => upload.Bucket == bucket && upload.Resource.Name.StartsWith(prefix, StringComparison.Ordinal) && IsBehind(upload))
            .OrderBy(upload => upload.Resource.Name, NameOrder.Instance).ThenBy(upload => upload.Id, StringComparer.Ordinal)];
        MultipartSession[] page = [.. open.Take(size)];
        var answer = new XElement("ListMultipartUploadsResult", new XElement("Bucket", bucket), new XElement("IsTruncated", open.Length > size ? "true" : "false"));
        if (open.Length > size)
        {
            answer.Add(new XElement("NextKeyMarker", Encode(page[^1].Resource.Name)), new XElement("NextUploadIdMarker", page[^1].Id));
        }

        answer.Add(page.Select(upload => new XElement(
            "Upload",
            new XElement("Key", Encode(upload.Resource.Name)),
            new XElement("UploadId", upload.Id),
            new XElement("StorageClass", upload.Resource.StorageClass),
            new XElement("Initiated", upload.Initiated.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)))));
        return DoubleAnswer.Xml(answer);

        bool IsBehind(MultipartSession upload) => key is null
            || NameOrder.Instance.Compare(upload.Resource.Name, key) > 0
            || (upload.Resource.Name == key && id.Length > 0 && string.CompareOrdinal(upload.Id, id) > 0);

        string Encode(string name) => encoding is null ? name : Uri.EscapeDataString(name);
    }
}
