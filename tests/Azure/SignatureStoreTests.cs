using Azure.Storage.Sas;

namespace Fluent.Buckets.AzureTests;

/// <summary>A store that is opened by a shared access signature.</summary>
public sealed class SignatureStoreTests : AzureTest
{
    [Fact]
    public async Task It_writes_reads_copies_lists_and_deletes()
    {
        await using ObjectStore store = Open();
        Bucket bucket = store.Bucket(Bucket.Name);

        await bucket.Object("a").UploadText("text", Token).WithTag("k", "v");
        await bucket.Object("a").CopyTo("b c+%2F", Token);
        await bucket.Object("log").AppendText("one", Token);
        await bucket.Object("log").AppendText("two", Token);
        MultipartUpload upload = await bucket.Object("parts").StartUpload(Token);
        await upload.Complete([await upload.UploadPart(1, new byte[100], Token)], Token);

        Assert.Equal("text", await bucket.Object("b c+%2F").ReadText(Token));
        Assert.Equal("onetwo", await bucket.Object("log").ReadText(Token));
        Assert.Equal(
            ["a", "b c+%2F", "log", "parts"], await bucket.List(cancellationToken: Token).Select(info => info.Key).ToListAsync(Token));
        await bucket.Object("a").Delete(Token);
        Assert.Equal(3, await Bucket.List(cancellationToken: Token).CountAsync(Token));
    }

    [Fact]
    public async Task It_deletes_many()
    {
        await using ObjectStore store = Open();
        Bucket bucket = store.Bucket(Bucket.Name);
        await bucket.Object("a").UploadText("x", Token);
        await bucket.Object("b c+%2F").UploadText("x", Token);

        await bucket.DeleteMany(["a", "b c+%2F", "missing"], Token);

        Assert.Empty(await Bucket.List(cancellationToken: Token).ToListAsync(Token));
    }

    [Fact]
    public async Task It_signs_no_URL()
    {
        await using ObjectStore store = Open();

        await Fails(StorageErrorCode.NotSupported, async () => await store.Bucket(Bucket.Name).Object("a").SignDownloadUrl(TimeSpan.FromHours(1), Token));
    }

    private static ObjectStore Open()
    {
        AzureOptions options = TestAccount.Options();
        options.Credentials = AzureCredentials.SharedAccessSignature(TestAccount.Signature(AccountSasPermissions.All, TimeSpan.FromHours(1)));
        return TestAccount.Open(options);
    }
}
