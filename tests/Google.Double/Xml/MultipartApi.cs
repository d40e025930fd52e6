using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Fluent.Buckets.GoogleDouble;

/// <summary>Multipart uploads. None of their requests takes a precondition: none is documented.</summary>
internal sealed class MultipartApi(BucketStore store)
{
    private const int LeastPart = 5 * 1024 * 1024;
    private const int GreatestNumber = 10_000;

    public DoubleAnswer Start(DoubleRequest request, string bucket, string name)
    {
        request.Allow("uploads");
        request.AllowHeaders("x-goog-meta-*", "x-goog-storage-class", "x-goog-encryption-kms-key-name");
        Refusal.Unless(request.Body.IsEmpty, "The start of an upload has no body.");
        var session = new MultipartSession(Guid.NewGuid().ToString("N"), bucket, XmlHeaders.Read(request, name));
        store.Uploads[session.Id] = session;
        return DoubleAnswer.Xml(new XElement(
            "InitiateMultipartUploadResult", new XElement("Bucket", bucket), new XElement("Key", name), new XElement("UploadId", session.Id)));
    }

    public DoubleAnswer Put(DoubleRequest request, string bucket, string name, string id)
    {
        request.Allow("partNumber", "uploadId");
        request.AllowHeaders("x-goog-hash");
        long number = request.Number("partNumber") ?? throw new Refusal(400, "InvalidArgument", "A part has a number.");
        Refusal.Unless(number is >= 1 and <= GreatestNumber, "Part numbers are from 1 to 10000.");
        MultipartSession session = Find(bucket, name, id);
        string checksum = Checksums.Of(request.Body.Span);
        if (Checksums.OfHeader(request.Header("x-goog-hash")) is { } expected && expected != checksum)
        {
            throw new Refusal(400, "BadDigest", "The CRC32C you specified did not match what we received.");
        }

        string etag = $"\"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(request.Body.Span))[..32]}\"";
        lock (session.Lock)
        {
            session.Parts[(int)number] = new MultipartPart(request.Body, etag, DateTimeOffset.UtcNow);
        }

        return new DoubleAnswer(200).With("ETag", etag).With("x-goog-hash", $"crc32c={checksum}");
    }

    public DoubleAnswer Complete(DoubleRequest request, string bucket, string name, string id)
    {
        request.Allow("uploadId");
        request.AllowHeaders();
        MultipartSession session = Find(bucket, name, id);
        var content = new MemoryStream();
        lock (session.Lock)
        {
            (int Number, string ETag)[] named = Parts(request);
            for (int i = 0; i < named.Length; i++)
            {
                if (i > 0 && named[i].Number <= named[i - 1].Number)
                {
                    throw new Refusal(400, "InvalidPartOrder", "The list of parts was not in ascending order.");
                }

                if (!session.Parts.TryGetValue(named[i].Number, out MultipartPart? part) || part.ETag != named[i].ETag)
                {
                    throw new Refusal(400, "InvalidPart", "One or more of the specified parts could not be found.");
                }

                if (i < named.Length - 1 && part.Content.Length < LeastPart)
                {
                    throw new Refusal(400, "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed object size.");
                }

                content.Write(part.Content.Span);
            }

            if (!store.Uploads.TryRemove(id, out _))
            {
                throw NoUpload();
            }
        }

        byte[] whole = content.ToArray();
        store.Put(bucket, session.Resource with { Content = whole, Checksum = Checksums.Of(whole), TimeCreated = DateTimeOffset.UtcNow, Updated = DateTimeOffset.UtcNow }, default);
        return DoubleAnswer.Xml(new XElement(
            "CompleteMultipartUploadResult",
            new XElement("Location", $"http://{request.Header("Host")}{request.RawPath}"), new XElement("Bucket", bucket), new XElement("Key", name), new XElement("ETag", $"\"{id}\"")));
    }

    public DoubleAnswer Abort(DoubleRequest request, string bucket, string name, string id)
    {
        request.Allow("uploadId");
        request.AllowHeaders();
        Find(bucket, name, id);
        store.Uploads.TryRemove(id, out _);
        return DoubleAnswer.Empty();
    }

    private MultipartSession Find(string bucket, string name, string id) =>
        store.Uploads.TryGetValue(id, out MultipartSession? session) && session.Bucket == bucket && session.Resource.Name == name
            ? session
            : throw NoUpload();

    private static (int Number, string ETag)[] Parts(DoubleRequest request)
    {
        XElement document;
        try
        {
            document = XElement.Parse(Encoding.UTF8.GetString(request.Body.Span));
        }
        catch (XmlException)
        {
            throw new Refusal(400, "MalformedXML", "The XML you provided was not well-formed.");
        }

        (int Number, string ETag)[] parts = [.. document.Elements("Part").Select(part =>
            (int.Parse(part.Element("PartNumber")!.Value, CultureInfo.InvariantCulture), part.Element("ETag")!.Value))];
        return document.Name == "CompleteMultipartUpload" && parts.Length > 0
            ? parts
            : throw new Refusal(400, "MalformedXML", "The document names the parts of an upload.");
    }

    private static Refusal NoUpload() => new(404, "NoSuchUpload", "The requested upload was not found.");
}
