namespace Fluent.Buckets.SwiftTests;

/// <summary>The MD5 that Swift has of what arrived is the one of what was sent.</summary>
public sealed class ChecksumTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bytes_in_memory_that_change_on_their_way_are_refused_by_the_server()
    {
        await using TestSwift swift = await TestSwift.Create();
        await swift.Bucket.Object("a").UploadText("old", Token);
        var handler = new CountingHandler
        {
            Answer = request =>
            {
                if (request.Method == HttpMethod.Put)
                {
                    string tag = request.Headers.NonValidated["ETag"].ToString();
                    request.Headers.Remove("ETag");
                    request.Headers.TryAddWithoutValidation("ETag", (tag[0] == '0' ? '1' : '0') + tag[1..]);
                }

                return null;
            },
        };
        await using ObjectStore store = TestSwift.Open(TestSwift.Through(handler));

        await Expect.Error(
            StorageErrorCode.ChecksumMismatch, async () => await store.Bucket(swift.Bucket.Name).Object("a").UploadText("new", Token));

        Assert.Equal("old", await swift.Bucket.Object("a").ReadText(Token));
    }

    [Fact]
    public async Task A_stream_that_changes_on_its_way_is_found_and_a_part_of_it_is_removed()
    {
        await using TestSwift swift = await TestSwift.Create();
        await using ObjectStore store = TestSwift.Open(TestSwift.Through(new TagHandler()));
        BucketObject target = store.Bucket(swift.Bucket.Name).Object("a");
        using var stream = new MemoryStream("content"u8.ToArray());
        await Expect.Error(StorageErrorCode.ChecksumMismatch, async () => await target.UploadFrom(stream, Token));

        MultipartUpload upload = await target.StartUpload(Token);
        stream.Position = 0;
        await Expect.Error(StorageErrorCode.ChecksumMismatch, async () => await upload.UploadPart(1, stream, Token));
        Assert.Equal((0, 1), await swift.Segments());
        await upload.Abort(Token);
    }

    /// <summary>Tells another MD5 of each body than the server does.</summary>
    private sealed class TagHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage answer = await base.SendAsync(request, cancellationToken);
            if (answer.Headers.Remove("ETag"))
            {
                answer.Headers.TryAddWithoutValidation("ETag", new string('0', 32));
            }

            return answer;
        }
    }
}
