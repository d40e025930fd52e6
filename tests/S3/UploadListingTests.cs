using System.Web;

namespace Fluent.Buckets.S3Tests;

/// <summary>Listings of uploads of more than one page, whose keys servers encode each in its own way.</summary>
public sealed class UploadListingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string> Answers => new()
    {
        // Ceph encodes the keys and neither tells so nor encodes the marker; Swift tells it, and does not encode the marker either; Amazon encodes and tells all.
        { "ceph", string.Empty, "a%2Fb c" },
        { "swift", "<EncodingType>url</EncodingType>", "a%2Fb c" },
        { "aws", "<EncodingType>url</EncodingType>", "a%252Fb+c" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task The_next_page_starts_after_the_last_upload(string preset, string encoding, string marker)
    {
        using var server = new FakeServer(request => FakeServer.Xml(HttpUtility.ParseQueryString(request.Uri.Query)["key-marker"] is null
            ? Page(encoding, "a%252Fb%20c", $"<IsTruncated>true</IsTruncated><NextKeyMarker>{marker}</NextKeyMarker><NextUploadIdMarker>u-a%252Fb%20c</NextUploadIdMarker>")
            : Page(encoding, "z", "<IsTruncated>false</IsTruncated>")));
        await using ObjectStore store = server.Open(S3Compatibility.Find(preset), "https://s3.example.com");

        List<UploadInfo> uploads = await store.Bucket("bucket").ListUploads(cancellationToken: Token).ToListAsync(Token);

        Assert.Equal([("a%2Fb c", "u-a%252Fb%20c"), ("z", "u-z")], uploads.Select(upload => (upload.Key, upload.Id)));
        var second = HttpUtility.ParseQueryString(server.Requests[1].Uri.Query);
        Assert.Equal(("a%2Fb c", "u-a%252Fb%20c"), (second["key-marker"], second["upload-id-marker"]));
    }

    private static string Page(string encoding, string key, string rest) =>
        $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><ListMultipartUploadsResult><Bucket>bucket</Bucket>{encoding}{rest}"
        + $"<Upload><Key>{key}</Key><UploadId>u-{key}</UploadId><Initiated>2026-11-28T12:00:00.000Z</Initiated></Upload></ListMultipartUploadsResult>";
}
