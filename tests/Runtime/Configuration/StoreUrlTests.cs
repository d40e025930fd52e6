namespace Fluent.Buckets.Tests.Configuration;

/// <summary>Store URLs taken apart.</summary>
public sealed class StoreUrlTests
{
    [Fact]
    public void A_URL_has_a_scheme_a_host_a_path_and_options()
    {
        StoreUrl url = StoreUrl.Parse("Toy://Account.example:9000/a%20b/%25?region=eu-west-1&endpoint=http://localhost:1/x?y&pathStyle=true&empty=");
        Assert.Equal(("toy", "Account.example:9000", "/a b/%"), (url.Scheme, url.Host, url.Path));
        Assert.Equal("eu-west-1", url.GetOption("REGION"));
        Assert.Equal("http://localhost:1/x?y", url.GetOption("endpoint"));
        Assert.True(url.GetSwitch("PathStyle"));
        Assert.Equal(string.Empty, url.GetOption("empty"));
        Assert.Null(url.GetOption("other"));
        Assert.Null(url.GetSwitch("other"));
        Assert.Equal(4, url.Options.Count);
    }

    [Theory]
    [InlineData("memory:", "memory", "", "")]
    [InlineData("s3://?region=x", "s3", "", "")]
    [InlineData("s3:?region=x", "s3", "", "")]
    [InlineData("azure://account", "azure", "account", "")]
    [InlineData("file:///srv/a@b c", "file", "", "/srv/a@b c")]
    [InlineData("file:/srv/a@b", "file", "", "/srv/a@b")]
    [InlineData("swift://[::1]:5000/v3", "swift", "[::1]:5000", "/v3")]
    [InlineData("file:///gr%C3%BC%C3%9Fe/😀", "file", "", "/grüße/😀")]
    public void Host_and_path_may_be_left_out(string text, string scheme, string host, string path)
    {
        StoreUrl url = StoreUrl.Parse(text);
        Assert.Equal((scheme, host, path), (url.Scheme, url.Host, url.Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("data")]
    [InlineData("./data")]
    [InlineData(":x")]
    [InlineData(" file:///x")]
    [InlineData("C:\\data")]
    [InlineData("DefaultEndpointsProtocol=https;AccountKey=abc:")]
    [InlineData("file:///x#y")]
    [InlineData("file:///%")]
    [InlineData("file:///%4")]
    [InlineData("file:///%zz")]
    [InlineData("file:///%FF")]
    [InlineData("file:///a%00b")]
    [InlineData("file:///a\nb")]
    [InlineData("s3://host:port/")]
    [InlineData("s3://a b/")]
    [InlineData("s3://[zz]/")]
    [InlineData("s3://?region")]
    [InlineData("s3://?=x")]
    [InlineData("s3://?a=1&A=2")]
    public void What_is_none_is_refused(string url) => Refused(() => StoreUrl.Parse(url));

    [Fact]
    public void Half_a_character_is_refused() => Refused(() => StoreUrl.Parse("file:///" + '\ud800'));

    [Theory]
    [InlineData("s3://name:s3cret@host/")]
    [InlineData("s3://s3cret@host/")]
    [InlineData("s3:name:s3cret@host")]
    [InlineData("s3://name:s3cret/with/slashes@host")]
    [InlineData("s3://?key=s3cret")]
    [InlineData("s3://?accessKey=s3cret")]
    [InlineData("s3://?AWS_ACCESS_KEY_ID=s3cret")]
    [InlineData("s3://?secret=s3cret")]
    [InlineData("s3://?client-secret=s3cret")]
    [InlineData("s3://?sessionToken=s3cret")]
    [InlineData("s3://?X-Amz-Security-Token=s3cret")]
    [InlineData("s3://?X-Amz-Signature=s3cret")]
    [InlineData("s3://?X-Amz-Credential=s3cret")]
    [InlineData("swift://?password=s3cret")]
    [InlineData("swift://?pwd=s3cret")]
    [InlineData("swift://?user=s3cret")]
    [InlineData("azure://account?sig=s3cret")]
    [InlineData("azure://account?SAS=s3cret")]
    [InlineData("azure://account?SharedAccessSignature=s3cret")]
    [InlineData("azure://account?ConnectionString=s3cret")]
    [InlineData("s3://?endpoint=http://name:s3cret@localhost/")]
    [InlineData("s3://?endpoint=http%3A%2F%2Fname%3As3cret%40localhost%2F")]
    public void A_credential_is_refused_and_not_repeated(string url)
    {
        StorageException fault = Refused(() => StoreUrl.Parse(url));
        Assert.DoesNotContain("s3cret", fault.ToString(), StringComparison.Ordinal);
        Assert.Contains("environment variables", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data/s3cret")]
    [InlineData("s3://?s3cret")]
    [InlineData("s3://?s3cret/=x")]
    [InlineData("s3://s3 cret")]
    [InlineData("s3://?region=s3cret%")]
    [InlineData("file:///s3cret#x")]
    public void What_is_refused_is_not_repeated(string url) =>
        Assert.DoesNotContain("s3cret", Refused(() => StoreUrl.Parse(url)).ToString(), StringComparison.Ordinal);

    [Fact]
    public void An_option_that_the_driver_does_not_know_is_refused()
    {
        StoreUrl url = StoreUrl.Parse("toy://?region=x&regoin=y");
        url.AllowOptions("Regoin", "region");
        StorageException fault = Refused(() => url.AllowOptions("region", "pathStyle"));
        Assert.Contains("'regoin'", fault.Message, StringComparison.Ordinal);
        Assert.Contains("region, pathStyle", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_switch_is_true_or_false() => Refused(() => StoreUrl.Parse("toy://?pathStyle=yes").GetSwitch("pathStyle"));

    [Fact]
    public void As_text_it_has_no_options() =>
        Assert.Equal("toy://host/path", StoreUrl.Parse("toy://host/path?region=x").ToString());

    private static StorageException Refused(Action act)
    {
        StorageException fault = Assert.Throws<StorageException>(act);
        Assert.Equal(StorageErrorCode.InvalidArgument, fault.Code);
        return fault;
    }

    private static StorageException Refused(Func<object?> act) => Refused(() => { _ = act(); });
}
