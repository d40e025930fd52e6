using Amazon.Runtime;

namespace Fluent.Buckets.S3Tests;

public sealed class OptionsTests
{
    private const string Secret = "very-secret-key";

    /// <summary>Options that no request can be made with, and a word of the message.</summary>
    public static TheoryData<string, string> Wrong => new()
    {
        { "relative endpoint", "Endpoint" },
        { "endpoint with a user", "Endpoint" },
        { "endpoint by another scheme", "Endpoint" },
        { "preset without endpoint", "ceph" },
        { "no region", "AWS_REGION" },
        { "negative retries", "MaxRetries" },
        { "no time to connect", "ConnectTimeout" },
        { "empty region", "Region" },
        { "empty KMS key", "KmsKeyId" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Wrong_options_are_refused_with_what_to_do(string what, string word)
    {
        var options = new S3Options { Credentials = S3Credentials.AccessKey("ACCESS", Secret), Region = "eu-west-1" };
        switch (what)
        {
            case "relative endpoint": options.Endpoint = new Uri("host", UriKind.Relative); break;
            case "endpoint with a user": options.Endpoint = new Uri($"http://user:{Secret}@host"); break;
            case "endpoint by another scheme": options.Endpoint = new Uri("ftp://host"); break;
            case "preset without endpoint": options.Compatibility = S3Compatibility.Ceph; break;
            case "no region": options.Region = null; options.Credentials = S3Credentials.Profile("there is no such profile"); break;
            case "negative retries": options.MaxRetries = -1; break;
            case "no time to connect": options.ConnectTimeout = TimeSpan.Zero; break;
            case "empty region": options.Region = string.Empty; break;
            case "empty KMS key": options.KmsKeyId = string.Empty; break;
        }

        StorageException fault = Assert.Throws<StorageException>(() => new S3Driver(options));

        Assert.Equal(StorageErrorCode.InvalidArgument, fault.Code);
        Assert.Contains(word, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_text_tells_a_secret()
    {
        S3Credentials[] all =
        [
            S3Credentials.AccessKey("ACCESSKEYID", Secret),
            S3Credentials.Session("ACCESSKEYID", Secret, Secret + "-token"),
            S3Credentials.From(new BasicAWSCredentials("ACCESSKEYID", Secret)),
            S3Credentials.AssumeRole("arn:aws:iam:::role/R", S3Credentials.AccessKey("ACCESSKEYID", Secret), role => role.ExternalId = Secret),
            S3Credentials.Profile("p"),
            S3Credentials.Default,
        ];
        foreach (S3Credentials credentials in all)
        {
            var options = new S3Options { Credentials = credentials, Region = "eu-west-1" };
            using var driver = new Disposing(new S3Driver(options));
            string text = $"{credentials} {options} {driver.Store.Name} {options.Compatibility}";
            Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
            Assert.DoesNotContain("ACCESSKEYID", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("", "secret")]
    [InlineData("access", "")]
    [InlineData("access", "with space")]
    [InlineData("access\n", "secret")]
    public void Credentials_that_no_header_carries_are_refused(string access, string secret)
    {
        StorageException fault = Assert.Throws<StorageException>(() => S3Credentials.AccessKey(access, secret));

        Assert.Equal(StorageErrorCode.InvalidArgument, fault.Code);
    }

    [Fact]
    public void A_role_is_checked_at_once()
    {
        Assert.Contains("SessionName", Refused(role => role.SessionName = "x"), StringComparison.Ordinal);
        Assert.Contains("Duration", Refused(role => role.Duration = TimeSpan.FromMinutes(1)), StringComparison.Ordinal);
        Assert.Contains("Endpoint", Refused(role => role.Endpoint = new Uri("ftp://host")), StringComparison.Ordinal);

        static string Refused(Action<S3RoleOptions> configure) =>
            Assert.Throws<StorageException>(() => S3Credentials.AssumeRole("arn:aws:iam:::role/R", null, configure)).Message;
    }

    [Fact]
    public async Task Later_changes_of_the_options_have_no_effect()
    {
        var options = new S3Options { Region = "eu-west-1", Credentials = S3Credentials.AccessKey("ACCESS", Secret) };
        await using var driver = new S3Driver(options);
        options.Compatibility = S3Compatibility.Generic;
        options.Region = "us-east-2";

        Assert.Equal("s3:https://s3.eu-west-1.amazonaws.com", driver.Name);
        Assert.True(driver.Capabilities.Versions);
    }

    [Fact]
    public async Task A_URL_opens_a_store()
    {
        S3Driver.Register();
        await using ObjectStore ceph = ObjectStore.Open("s3://?endpoint=http%3A%2F%2F127.0.0.1%3A7480&preset=ceph&region=us-east-1");
        await using ObjectStore aws = ObjectStore.Open("s3://?region=eu-west-1&pathStyle=true&profile=work");

        Assert.Equal("s3:http://127.0.0.1:7480", ceph.Name);
        Assert.False(ceph.Capabilities.Conditions.HasFlag(StoreConditions.DeleteIfMatch));
        Assert.Equal("s3:https://s3.eu-west-1.amazonaws.com", aws.Name);
        Assert.Equal(StoreConditions.All, aws.Capabilities.Conditions);
    }

    [Theory]
    [InlineData("s3://bucket?region=eu-west-1", "bucket")]
    [InlineData("s3:///path?region=eu-west-1", "bucket")]
    [InlineData("s3://?region=eu-west-1&reigon=x", "reigon")]
    [InlineData("s3://?preset=ceff&endpoint=http://host", "ceph")]
    [InlineData("s3://?endpoint=host", "endpoint")]
    [InlineData("s3://?region=eu-west-1&pathStyle=yes", "pathStyle")]
    [InlineData("s3://?secretKey=abc", "secretKey")]
    public void A_wrong_URL_is_refused_with_what_to_do(string url, string word)
    {
        S3Driver.Register();

        StorageException fault = Assert.Throws<StorageException>(() => ObjectStore.Open(url));

        Assert.Equal(StorageErrorCode.InvalidArgument, fault.Code);
        Assert.Contains(word, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("aws")]
    [InlineData("Ceph")]
    [InlineData("SWIFT")]
    [InlineData("minio")]
    [InlineData("r2")]
    [InlineData("generic")]
    public void Each_preset_has_a_name(string name) =>
        Assert.Equal(name, S3Compatibility.Find(name)!.Name, StringComparer.OrdinalIgnoreCase);

    [Fact]
    public void A_facade_uses_a_store()
    {
        var builder = new StorageBuilder();

        Assert.Same(builder, builder.UseS3(options => options.Region = "eu-west-1", "archive"));
        Assert.Throws<StorageException>(() => builder.UseS3(options => options.Region = "eu-west-1", "archive"));
    }

    private sealed class Disposing(S3Driver driver) : IDisposable
    {
        public S3Driver Store => driver;

        public void Dispose() => driver.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
