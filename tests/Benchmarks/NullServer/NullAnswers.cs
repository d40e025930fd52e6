using System.Globalization;
using System.Text;

namespace Fluent.Buckets.Benchmarks;

/// <summary>What the server answers to each request.</summary>
internal sealed class NullAnswers(NullConnection connection, NullObjects objects)
{
    /// <summary>Not of the form of an MD5, so that no client compares it with one.</summary>
    private const string ETag = "00000000000000000000000000000000-1";

    private const string Head = "Date: Sat, 28 Nov 2026 00:00:00 GMT\r\nx-amz-request-id: 0\r\n";
    private const string Time = "2026-11-28T00:00:00.000Z";
    private const string Namespace = "xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"";

    public static void WriteEntry(StringBuilder text, string key, long size) => text.Append(
        CultureInfo.InvariantCulture,
        $"<Contents><Key>{key}</Key><LastModified>{Time}</LastModified><ETag>\"{ETag}\"</ETag><Size>{size}</Size><StorageClass>STANDARD</StorageClass></Contents>");

    public void Answer(NullHead head)
    {
        switch (head.Method)
        {
            case "PUT":
                Put(head);
                break;
            case "GET" when head.Parameter("uploadId") is { } upload:
                ListParts(upload);
                break;
            case "GET" or "HEAD" when head.Key.Length > 0:
                Read(head);
                break;
            case "HEAD":
                Empty("200 OK");
                break;
            case "GET":
                GetBucket(head);
                break;
            case "POST":
                Post(head);
                break;
            case "DELETE":
                objects.Delete(head.Bucket, head.Key);
                Empty("204 No Content");
                break;
            default:
                connection.Drain(head);
                Empty("501 Not Implemented");
                break;
        }
    }

    private void Put(NullHead head)
    {
        long size = connection.Drain(head);
        string? upload = head.Parameter("uploadId");
        if (head.CopySource is { } source)
        {
            string[] place = source.Split('/', 2);
            size = objects.Size(place[0], place[1].Split('?')[0]) ?? 0;
        }

        if (upload is not null)
        {
            objects.PutPart(upload, int.Parse(head.Parameter("partNumber")!, CultureInfo.InvariantCulture), size);
        }
        else if (head.Key.Length > 0 && NullSet.Find(head.Key) is null)
        {
            objects.Put(head.Bucket, head.Key, size);
        }

        if (head.CopySource is null)
        {
            Empty("200 OK", $"ETag: \"{ETag}\"\r\n");
            return;
        }

        string result = upload is null ? "CopyObjectResult" : "CopyPartResult";
        Xml($"<{result} {Namespace}><ETag>\"{ETag}\"</ETag><LastModified>{Time}</LastModified></{result}>");
    }

    private void Read(NullHead head)
    {
        if (objects.Size(head.Bucket, head.Key) is not { } size)
        {
            Missing(head);
            return;
        }

        if (head.IfMatch is { } match && match != ETag)
        {
            Empty("412 Precondition Failed");
            return;
        }

        (long first, long length) = NullRange.Resolve(head.Range, size);
        if (length < 0)
        {
            Empty("416 Range Not Satisfiable", $"Content-Range: bytes */{size}\r\n");
            return;
        }

        string status = head.Range is null ? "200 OK" : "206 Partial Content";
        string range = head.Range is null ? string.Empty : $"Content-Range: bytes {first}-{first + length - 1}/{size}\r\n";
        string answer = $"HTTP/1.1 {status}\r\n{Head}Last-Modified: Sat, 28 Nov 2026 00:00:00 GMT\r\nETag: \"{ETag}\"\r\nAccept-Ranges: bytes\r\n"
            + $"Content-Type: application/octet-stream\r\n{range}Content-Length: {length}\r\n\r\n";
        connection.SendZeros(answer, head.Method == "HEAD" ? 0 : length);
    }

    private void GetBucket(NullHead head)
    {
        if (head.Bucket.Length == 0)
        {
            Xml($"<ListAllMyBucketsResult {Namespace}><Owner><ID>0</ID></Owner><Buckets><Bucket><Name>null</Name><CreationDate>{Time}</CreationDate></Bucket></Buckets></ListAllMyBucketsResult>");
        }
        else if (head.Parameter("location") is not null)
        {
            Xml($"<LocationConstraint {Namespace}></LocationConstraint>");
        }
        else if (head.Parameter("versioning") is not null)
        {
            Xml($"<VersioningConfiguration {Namespace}></VersioningConfiguration>");
        }
        else if (head.Parameter("uploads") is not null)
        {
            Xml($"<ListMultipartUploadsResult {Namespace}><IsTruncated>false</IsTruncated></ListMultipartUploadsResult>");
        }
        else
        {
            Xml(NullListing.Write(head, objects));
        }
    }

    private void ListParts(string upload)
    {
        var text = new StringBuilder($"<ListPartsResult {Namespace}><UploadId>{upload}</UploadId><IsTruncated>false</IsTruncated>");
        foreach ((int number, long size) in objects.Parts(upload))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"<Part><PartNumber>{number}</PartNumber><LastModified>{Time}</LastModified><ETag>\"{ETag}\"</ETag><Size>{size}</Size></Part>");
        }

        Xml(text.Append("</ListPartsResult>").ToString());
    }

    private void Post(NullHead head)
    {
        connection.Drain(head);
        if (head.Parameter("uploadId") is { } upload)
        {
            objects.Complete(upload, head.Bucket, head.Key);
            Xml($"<CompleteMultipartUploadResult {Namespace}><Bucket>{head.Bucket}</Bucket><Key>{head.Key}</Key><ETag>\"{ETag}\"</ETag></CompleteMultipartUploadResult>");
        }
        else if (head.Parameter("uploads") is not null)
        {
            Xml($"<InitiateMultipartUploadResult {Namespace}><Bucket>{head.Bucket}</Bucket><Key>{head.Key}</Key><UploadId>{objects.StartUpload()}</UploadId></InitiateMultipartUploadResult>");
        }
        else
        {
            // Whatever was asked for is gone.
            Xml($"<DeleteResult {Namespace}></DeleteResult>");
        }
    }

    private void Missing(NullHead head)
    {
        if (head.Method == "HEAD")
        {
            Empty("404 Not Found");
            return;
        }

        Xml("<Error><Code>NoSuchKey</Code><Message>There is no such object.</Message></Error>", "404 Not Found");
    }

    private void Empty(string status, string headers = "") =>
        connection.Send($"HTTP/1.1 {status}\r\n{Head}{headers}Content-Length: 0\r\n\r\n", default);

    private void Xml(string text, string status = "200 OK")
    {
        byte[] body = Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + text);
        connection.Send($"HTTP/1.1 {status}\r\n{Head}Content-Type: application/xml\r\nContent-Length: {body.Length}\r\n\r\n", body);
    }
}
