namespace Fluent.Buckets.Tests.Configuration;

public sealed class StoreUrlTests
{
    [Fact]
    public async Task Memory_opens_an_empty_store()
    {
        await using ObjectStore store = ObjectStore.Open("memory:");
        Assert.Equal("memory", store.Name);
    }

    [Theory]
    [InlineData("file:///srv/my%20data", "/srv/my data")]
    [InlineData("file:///srv/data/", "/srv/data")]
    public async Task A_file_URL_opens_a_directory(string url, string path)
    {
        await using ObjectStore store = ObjectStore.Open(url);
        Assert.StartsWith($"directory:{path}", store.Name, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("data")]
    [InlineData("ftp://host/")]
    [InlineData("s3://bucket")]
    [InlineData("file://host/share")]
    [InlineData("file:///data?x=1")]
    public void What_no_driver_has_is_refused(string url)
    {
        StorageException fault = Assert.Throws<StorageException>(() => ObjectStore.Open(url));
        Assert.Equal(StorageErrorCode.InvalidArgument, fault.Code);
    }

    [Fact]
    public void A_credential_is_refused_and_not_repeated()
    {
        StorageException fault = Assert.Throws<StorageException>(() => ObjectStore.Open("s3://key:s3cret@host/"));
        Assert.DoesNotContain("s3cret", fault.Message, StringComparison.Ordinal);
    }
}
