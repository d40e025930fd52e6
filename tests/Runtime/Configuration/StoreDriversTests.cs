using Fluent.Buckets.Toys;

namespace Fluent.Buckets.Tests.Configuration;

/// <summary>Which driver a store URL opens.</summary>
public sealed class StoreDriversTests
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
    [InlineData("FILE:/srv/data", "/srv/data")]
    public async Task A_file_URL_opens_a_directory(string url, string path)
    {
        await using ObjectStore store = ObjectStore.Open(url);
        Assert.StartsWith($"directory:{path}", store.Name, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("file://host/share")]
    [InlineData("file:data")]
    [InlineData("file:")]
    [InlineData("file:///data?x=1")]
    [InlineData("memory:name")]
    [InlineData("memory://host")]
    [InlineData("memory:?x=1")]
    [InlineData("memory:?versions=yes")]
    [InlineData("file:///data?versions=1")]
    public void What_a_driver_does_not_take_is_refused(string url) => Refused(url);

    [Theory]
    [InlineData("file:///data", false)]
    [InlineData("file:///data?versions=false", false)]
    [InlineData("file:///data?versions=true", true)]
    [InlineData("memory:", false)]
    [InlineData("memory:?versions=true", true)]
    public async Task Versions_are_kept_where_the_URL_says_so(string url, bool versions)
    {
        await using ObjectStore store = ObjectStore.Open(url);
        Assert.Equal((versions, versions), (store.Capabilities.Versions, store.Capabilities.DeletionMarks));
    }

    [Theory]
    [InlineData("s3://?region=eu-west-1", "Fluent.Buckets.S3")]
    [InlineData("azure://account", "Fluent.Buckets.Azure")]
    [InlineData("gs://?project=p", "Fluent.Buckets.Google")]
    [InlineData("swift:", "Fluent.Buckets.Swift")]
    public void A_scheme_without_its_driver_names_the_package(string url, string package) =>
        Assert.Contains($"Install the package {package};", Refused(url).Message, StringComparison.Ordinal);

    [Fact]
    public void An_unknown_scheme_names_those_that_there_are()
    {
        string message = Refused("ftp://host/").Message;
        Assert.Contains("ftp:", message, StringComparison.Ordinal);
        Assert.Contains("file:", message, StringComparison.Ordinal);
        Assert.Contains("memory:", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registered_driver_gets_the_URL()
    {
        StoreDrivers.Register<ToyDriver>("Test-Driver");
        StoreDrivers.Register<ToyDriver>("test-driver");
        await using ObjectStore store = ObjectStore.Open("test-driver://account/?region=x");
        Assert.Equal("test-driver://account/ in x", store.Name);
        Assert.Throws<StorageException>(() => ObjectStore.Open("test-driver://account/?zone=x"));
    }

    [Fact]
    public void Two_drivers_for_one_scheme_are_both_named()
    {
        StoreDrivers.Register<ToyDriver>("contested");
        StoreDrivers.Register<MemoryDriver>("contested");
        string message = Refused("contested:").Message;
        Assert.Contains(typeof(ToyDriver).FullName!, message, StringComparison.Ordinal);
        Assert.Contains(typeof(MemoryDriver).FullName!, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("1x")]
    [InlineData("a b")]
    [InlineData("toy:")]
    public void What_is_no_scheme_is_not_registered(string scheme) =>
        Assert.Throws<StorageException>(() => StoreDrivers.Register<MemoryDriver>(scheme));

    private static StorageException Refused(string url)
    {
        StorageException fault = Assert.Throws<StorageException>(() => ObjectStore.Open(url));
        Assert.Equal(StorageErrorCode.InvalidArgument, fault.Code);
        return fault;
    }
}
