using System.Net;
using System.Text;
using System.Web;

namespace Fluent.Buckets.AzureTests;

/// <summary>Versions, which Azurite does not have: what is asked for, and how documented answers are read.</summary>
public sealed class VersionTests : IDisposable
{
    private readonly RequestLog _log = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task A_version_is_read_and_looked_at_by_its_identifier()
    {
        await using AzureDriver driver = Documented.Open(_log);
        _log.Instead = _ => Documented.Answer(HttpStatusCode.OK, "text", ("x-ms-version-id", "v1"));

        ObjectInfo? info = await driver.GetVersion("bucket", "a", "v1", Token);
        await using ObjectContent content = await driver.Read(new ReadRequest { Bucket = "bucket", Key = "a", VersionId = "v1" }, Token);

        Assert.Equal(("v1", "v1"), (info?.VersionId, content.Info.VersionId));
        Assert.All(_log.Requests, request => Assert.Equal("v1", HttpUtility.ParseQueryString(request.Uri.Query)["versionid"]));
    }

    [Fact]
    public async Task A_write_tells_its_version()
    {
        await using var store = new ObjectStore(Documented.Open(_log));
        _log.Instead = _ => Documented.Answer(HttpStatusCode.Created, string.Empty, ("x-ms-version-id", "v2"));

        Assert.Equal("v2", (await store.Bucket("bucket").Object("a").UploadText("x", Token)).VersionId);
    }

    [Fact]
    public async Task Versions_of_a_key_come_newest_first_also_across_pages_of_the_service()
    {
        await using AzureDriver driver = Documented.Open(_log);
        string[] pages =
        [
            Page("m1", ("a", "1", false), ("a", "2", true), ("b", "1", false)),
            Page("m2", ("b", "2", false)),
            Page(null, ("b", "3", true), ("c", "1", false)),
        ];
        _log.Instead = request => Documented.Answer(HttpStatusCode.OK, pages[HttpUtility.ParseQueryString(request.Uri.Query)["marker"] switch
        {
            null or "" => 0,
            "m1" => 1,
            _ => 2,
        }]);
        var listed = new List<ObjectVersion>();
        string? token = null;
        do
        {
            VersionPage page = await driver.ListVersions(new VersionListRequest { Bucket = "bucket", Prefix = string.Empty, PageToken = token }, Token);
            listed.AddRange(page.Versions);
            token = page.NextPageToken;
        }
        while (token is not null);

        Assert.Equal(["a2!", "a1", "b3!", "b2", "b1", "c1"], listed.Select(version => $"{version.Key}{version.Id}{(version.IsLatest ? "!" : string.Empty)}"));
        Assert.All(listed, version => Assert.False(version.IsDeletion));
        Assert.All(_log.Requests, request => Assert.Contains("include=versions", request.Uri.Query, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Of_one_key_only_its_own_versions_are_listed()
    {
        await using AzureDriver driver = Documented.Open(_log);
        _log.Instead = _ => Documented.Answer(HttpStatusCode.OK, Page(null, ("a", "1", true), ("ab", "1", true)));

        VersionPage page = await driver.ListVersions(new VersionListRequest { Bucket = "bucket", Prefix = "a", Key = "a" }, Token);

        Assert.Equal("a", Assert.Single(page.Versions).Key);
    }

    [Fact]
    public async Task The_present_version_is_deleted_by_way_of_an_earlier_one()
    {
        await using AzureDriver driver = Documented.Open(_log);
        int deletes = 0;
        _log.Instead = request => request.Method == "DELETE" && Interlocked.Increment(ref deletes) == 1
            ? Documented.Error(HttpStatusCode.Forbidden, "OperationNotAllowedOnRootBlob")
            : Documented.Answer(request.Method == "DELETE" ? HttpStatusCode.Accepted : HttpStatusCode.OK);

        await driver.DeleteVersion("bucket", "a", "v1", Token);

        Assert.Equal(["DELETE v1", "HEAD v1", "DELETE ", "DELETE v1"], _log.Requests.Select(request =>
            $"{request.Method} {HttpUtility.ParseQueryString(request.Uri.Query)["versionid"]}"));
        Assert.Equal("\"0x8D4BCC2E4835CD0\"", _log.Requests[2].Header("If-Match"));
    }

    private static string Page(string? marker, params (string Name, string Version, bool IsCurrent)[] blobs)
    {
        var page = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?><EnumerationResults ContainerName=\"bucket\"><Blobs>");
        foreach ((string name, string version, bool isCurrent) in blobs)
        {
            page.Append(System.Globalization.CultureInfo.InvariantCulture, $"""
                <Blob><Name>{name}</Name><VersionId>{version}</VersionId>{(isCurrent ? "<IsCurrentVersion>true</IsCurrentVersion>" : string.Empty)}<Properties>
                <Creation-Time>Wed, 25 Nov 2026 12:00:00 GMT</Creation-Time><Last-Modified>Wed, 25 Nov 2026 12:00:00 GMT</Last-Modified><Etag>0x1</Etag>
                <Content-Length>4</Content-Length><BlobType>BlockBlob</BlobType><AccessTier>Hot</AccessTier></Properties></Blob>
                """);
        }

        return page.Append("</Blobs><NextMarker>").Append(marker).Append("</NextMarker></EnumerationResults>").ToString();
    }
}
