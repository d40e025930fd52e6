using System.Net;
using System.Text;

namespace Fluent.Buckets.S3Tests;

/// <summary>What goes over the wire, by preset and option, where no server here can show it.</summary>
public sealed class RequestShapeTests
{
    private const string Hash = "x-amz-content-sha256";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/lead", "/bucket//lead")]
    [InlineData("//two", "/bucket///two")]
    [InlineData("/", "/bucket//")]
    [InlineData("trail/", "/bucket/trail/")]
    [InlineData("a/../b", "/bucket/a/../b")]
    [InlineData("a/./b", "/bucket/a/./b")]
    [InlineData("a%2Fb c+d?e#f", "/bucket/a%252Fb%20c%2Bd%3Fe%23f")]
    [InlineData(@"a\b", "/bucket/a%5Cb")]
    [InlineData("🙂", "/bucket/%F0%9F%99%82")]
    public async Task A_path_names_its_key_exactly(string key, string path)
    {
        using var server = new FakeServer(_ => FakeServer.Ok());
        await using ObjectStore store = server.Open();

        await store.Bucket("bucket").Object(key).UploadText("x", Token);
        Uri url = await store.Bucket("bucket").Object(key).SignDownloadUrl(TimeSpan.FromHours(1), Token);

        Assert.Equal(path, Raw(Assert.Single(server.Requests).Uri));
        Assert.Equal(path, Raw(url));
    }

    [Theory]
    [InlineData("a\u0001b", "XML cannot carry")]
    [InlineData("/", "nothing but slashes")]
    [InlineData("//", "nothing but slashes")]
    public async Task Swift_is_not_asked_to_begin_an_upload_that_it_could_not_end(string key, string why)
    {
        using var server = new FakeServer(_ => FakeServer.Ok());
        await using ObjectStore store = server.Open(S3Compatibility.Swift);

        StorageException error = await Assert.ThrowsAsync<StorageException>(
            async () => await store.Bucket("bucket").Object(key).StartUpload(Token));

        Assert.Equal(StorageErrorCode.NotSupported, error.Code);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData(969, false)]
    [InlineData(970, true)]
    public async Task A_key_on_Swift_leaves_room_for_the_names_of_the_upload_and_its_parts(int bytes, bool isRefused)
    {
        using var server = new FakeServer(_ => FakeServer.Xml("<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>"));
        await using ObjectStore store = server.Open(S3Compatibility.Swift);
        BucketObject target = store.Bucket("bucket").Object(new string('k', bytes));

        StorageException? error = await Record.ExceptionAsync(async () => await target.StartUpload(Token)) as StorageException;

        Assert.Equal(isRefused ? StorageErrorCode.NotSupported : null, error?.Code);
        Assert.Equal(isRefused ? 0 : 1, server.Requests.Count(request => request.Method == "POST"));
    }

    [Fact]
    public async Task The_bucket_stands_in_the_host_where_the_preset_says_so()
    {
        using var server = new FakeServer(_ => FakeServer.Ok());
        await using ObjectStore store = server.Open(S3Compatibility.Aws, "https://s3.example.com");

        string lead = "/lead";
        await store.Bucket("bucket").Object(lead).UploadText("x", Token);

        Assert.Equal("https://bucket.s3.example.com//lead", Assert.Single(server.Requests).Uri.OriginalString);
    }

    [Fact]
    public async Task Over_TLS_Amazon_gets_a_checksum_behind_a_body_that_is_not_signed()
    {
        FakeRequest put = await Put(S3Compatibility.Aws, "https://s3.example.com");

        Assert.Equal("STREAMING-UNSIGNED-PAYLOAD-TRAILER", put.Header(Hash));
        Assert.Equal("x-amz-checksum-crc64nvme", put.Header("x-amz-trailer"));
        Assert.Contains("x-amz-checksum-crc64nvme:", Encoding.ASCII.GetString(put.Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_TLS_a_body_in_memory_is_hashed_first()
    {
        FakeRequest put = await Put(S3Compatibility.Ceph, "http://ceph.example");

        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("text"u8)), put.Header(Hash));
        Assert.Equal("text"u8.ToArray(), put.Body);
        Assert.Null(put.Header("x-amz-trailer"));
    }

    [Fact]
    public async Task Without_TLS_a_stream_is_signed_chunk_by_chunk_where_the_server_can()
    {
        using var server = new FakeServer(_ => FakeServer.Ok());
        await using ObjectStore store = server.Open();
        using var source = new MemoryStream("text"u8.ToArray());

        await store.Bucket("bucket").Object("key").UploadFrom(source, Token);

        FakeRequest put = Assert.Single(server.Requests);
        Assert.Equal("STREAMING-AWS4-HMAC-SHA256-PAYLOAD", put.Header(Hash));
        Assert.Contains("chunk-signature=", Encoding.ASCII.GetString(put.Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_TLS_a_small_file_is_hashed_first_too()
    {
        using var server = new FakeServer(_ => FakeServer.Ok());
        await using ObjectStore store = server.Open();
        string path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, new byte[128 * 1024], Token);
            await store.Bucket("bucket").Object("small").UploadFrom(path, Token);
            await File.WriteAllBytesAsync(path, new byte[(128 * 1024) + 1], Token);
            await store.Bucket("bucket").Object("larger").UploadFrom(path, Token);
        }
        finally
        {
            File.Delete(path);
        }

        FakeRequest small = server.Requests[0];
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(new byte[128 * 1024])), small.Header(Hash));
        Assert.Equal(new byte[128 * 1024], small.Body);
        Assert.Equal("STREAMING-AWS4-HMAC-SHA256-PAYLOAD", server.Requests[1].Header(Hash));
    }

    [Theory]
    [InlineData("https://any.example", "UNSIGNED-PAYLOAD")]
    [InlineData("http://any.example", "982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1")]
    public async Task The_least_preset_sends_bodies_as_they_are(string endpoint, string hash)
    {
        using var server = new FakeServer(_ => FakeServer.Ok());
        await using ObjectStore store = server.Open(S3Compatibility.Generic, endpoint);
        using var source = new MemoryStream("text"u8.ToArray());

        await store.Bucket("bucket").Object("key").UploadFrom(source, Token);

        FakeRequest put = Assert.Single(server.Requests);
        Assert.Equal(hash, put.Header(Hash));
        Assert.Equal("text"u8.ToArray(), put.Body);
        Assert.DoesNotContain(put.Headers.Keys, name => name.StartsWith("x-amz-checksum", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_body_that_cannot_be_rewound_is_opened_anew_to_be_sent_behind_its_hash()
    {
        using var server = new FakeServer(_ => FakeServer.Ok());
        await using ObjectStore store = server.Open(S3Compatibility.Generic);
        byte[] hash = System.Security.Cryptography.SHA256.HashData("text"u8);

        await store.Bucket("bucket").Object("key").UploadText("text", Token)
            .WithChecksum(System.Security.Cryptography.HashAlgorithmName.SHA256, hash);

        FakeRequest put = Assert.Single(server.Requests);
        Assert.Equal(Convert.ToHexStringLower(hash), put.Header(Hash));
        Assert.Equal("text"u8.ToArray(), put.Body);
    }

    [Fact]
    public async Task Conditions_stand_in_quotes_or_not()
    {
        Assert.Equal("\"e\"", (await Conditional(S3Compatibility.Aws)).Header("If-Match"));
        Assert.Equal("e", (await Conditional(S3Compatibility.Ceph)).Header("If-Match"));
    }

    [Fact]
    public async Task Key_and_class_go_with_writes_uploads_and_copies()
    {
        using var server = new FakeServer(request => request.Method switch
        {
            "POST" => FakeServer.Xml("<InitiateMultipartUploadResult><UploadId>id</UploadId></InitiateMultipartUploadResult>"),
            _ when request.Header("x-amz-copy-source") is not null => FakeServer.Xml("<CopyObjectResult><ETag>\"e\"</ETag></CopyObjectResult>"),
            _ => FakeServer.Ok(),
        });
        await using ObjectStore store = server.Open(S3Compatibility.Aws, "https://s3.example.com", options => options.KmsKeyId = "key-1");
        Bucket bucket = store.Bucket("bucket");

        await bucket.Object("key").UploadText("text", Token).WithTier(StorageTier.Cool);
        await bucket.Object("key").StartUpload(Token).WithTier(new StorageTier("GLACIER"));
        await bucket.Object("key").CopyTo("other", Token);

        FakeRequest[] writes = [.. server.Requests.Where(request => request.Method != "HEAD")];
        Assert.Equal(3, writes.Length);
        Assert.All(writes, request => Assert.Equal("aws:kms", request.Header("x-amz-server-side-encryption")));
        Assert.All(writes, request => Assert.Equal("key-1", request.Header("x-amz-server-side-encryption-aws-kms-key-id")));
        Assert.Equal("STANDARD_IA", writes[0].Header("x-amz-storage-class"));
        Assert.Equal("GLACIER", writes[1].Header("x-amz-storage-class"));
    }

    [Fact]
    public async Task A_bulk_delete_carries_the_digest_that_the_preset_asks_for()
    {
        FakeRequest old = await BulkDelete(S3Compatibility.Swift);
        FakeRequest present = await BulkDelete(S3Compatibility.Ceph);

        Assert.NotNull(old.Header("Content-MD5"));
        Assert.DoesNotContain(old.Headers.Keys, name => name.Contains("checksum", StringComparison.OrdinalIgnoreCase));
        Assert.Null(present.Header("Content-MD5"));
        Assert.NotNull(present.Header("x-amz-checksum-crc32"));
    }

    [Fact]
    public async Task Keys_that_XML_cannot_carry_are_deleted_one_by_one_and_the_rest_by_the_thousand()
    {
        using var server = new FakeServer(request => request.Method == "POST"
            ? FakeServer.Xml("<DeleteResult></DeleteResult>")
            : new HttpResponseMessage(HttpStatusCode.NoContent) { Content = new ByteArrayContent([]) });
        await using ObjectStore store = server.Open();

        string[] odd = ["odd\u0001", "\uFFFE"];
        await store.Bucket("bucket").DeleteMany([.. Enumerable.Range(0, 2001).Select(number => $"key-{number}"), .. odd], Token);

        Assert.Equal(3, server.Requests.Count(request => request.Method == "POST"));
        Assert.Equal(
            ["/bucket/%EF%BF%BE", "/bucket/odd%01"],
            server.Requests.Where(request => request.Method == "DELETE").Select(request => request.Path).Order(StringComparer.Ordinal));
    }

    private static string Raw(Uri uri)
    {
        string text = uri.OriginalString;
        int start = text.IndexOf('/', text.IndexOf("://", StringComparison.Ordinal) + 3);
        int query = text.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? text[start..] : text[start..query];
    }

    private static async Task<FakeRequest> Put(S3Compatibility compatibility, string endpoint)
    {
        using var server = new FakeServer(_ => FakeServer.Ok());
        await using ObjectStore store = server.Open(compatibility, endpoint);
        await store.Bucket("bucket").Object("key").UploadText("text", Token);
        return Assert.Single(server.Requests);
    }

    private static async Task<FakeRequest> Conditional(S3Compatibility compatibility)
    {
        using var server = new FakeServer(request => request.Method == "GET" ? FakeServer.Xml("<VersioningConfiguration/>") : FakeServer.Ok());
        await using ObjectStore store = server.Open(compatibility);
        await store.Bucket("bucket").Object("key").UploadText("text", Token).IfMatch("e");
        return Assert.Single(server.Requests, request => request.Method == "PUT");
    }

    private static async Task<FakeRequest> BulkDelete(S3Compatibility compatibility)
    {
        using var server = new FakeServer(_ => FakeServer.Xml("<DeleteResult></DeleteResult>"));
        await using ObjectStore store = server.Open(compatibility);
        await store.Bucket("bucket").DeleteMany(["a", "b"], Token);
        return Assert.Single(server.Requests);
    }
}
