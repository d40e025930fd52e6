using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace Fluent.Buckets.S3Tests.OnCeph;

/// <summary>Sessions of the token service, on a real server.</summary>
public sealed class SessionTests : CephTest
{
    [Fact]
    public async Task The_token_of_a_session_opens_the_store()
    {
        Credentials session = await TakeSession();
        ObjectStore store = Open(options => options.Credentials = S3Credentials.Session(
            session.AccessKeyId, session.SecretAccessKey, session.SessionToken));

        await store.Bucket(Bucket.Name).Object("a").UploadText("by session", Token);

        Assert.Equal("by session", await Bucket.Object("a").ReadText(Token));
        Uri url = await store.Bucket(Bucket.Name).Object("a").SignDownloadUrl(TimeSpan.FromMinutes(5), Token);
        using var http = new HttpClient();
        Assert.Equal("by session", await http.GetStringAsync(url, Token));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_altered_token_fails_authentication(bool cut)
    {
        Credentials session = await TakeSession();
        string altered = cut ? session.SessionToken[..^12] : session.SessionToken[..^8] + "AAAAAAA=";
        ObjectStore store = Open(options => options.Credentials = S3Credentials.Session(session.AccessKeyId, session.SecretAccessKey, altered));

        await Fails(
            StorageErrorCode.AuthenticationFailed,
            async () => await store.Bucket(Bucket.Name).Object("a").UploadText("x", Token),
            session.SecretAccessKey,
            altered);
        await Fails(
            StorageErrorCode.AuthenticationFailed,
            async () => await store.Bucket(Bucket.Name).Object("a").TryGetInfo(Token),
            session.SecretAccessKey,
            altered);
    }

    [Fact]
    public async Task A_session_without_its_token_fails_authentication()
    {
        Credentials session = await TakeSession();
        ObjectStore store = Open(options => options.Credentials = S3Credentials.AccessKey(session.AccessKeyId, session.SecretAccessKey));

        await Fails(
            StorageErrorCode.AuthenticationFailed,
            async () => await store.Bucket(Bucket.Name).Object("a").ReadText(Token),
            session.SecretAccessKey);
    }

    [Fact]
    public async Task A_role_is_taken_on_and_used()
    {
        ObjectStore store = Open(options => options.Credentials = S3Credentials.AssumeRole(
            RoleArn, S3Credentials.AccessKey(AccessKey, SecretKey), role => role.SessionName = "test"));

        await store.Bucket(Bucket.Name).Object("a").UploadText("by role", Token);

        Assert.Equal("by role", await Bucket.Object("a").ReadText(Token));
    }

    [Fact]
    public async Task A_policy_that_denies_writes_denies_them()
    {
        await Bucket.Object("a").UploadText("old", Token);
        ObjectStore store = Open(options => options.Credentials = S3Credentials.AssumeRole(
            RoleArn,
            S3Credentials.AccessKey(AccessKey, SecretKey),
            role => role.Policy = $$"""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetObject"],"Resource":["arn:aws:s3:::{{Bucket.Name}}/*"]}]}
                """));
        Bucket narrow = store.Bucket(Bucket.Name);

        Assert.Equal("old", await narrow.Object("a").ReadText(Token));
        await Fails(StorageErrorCode.AccessDenied, async () => await narrow.Object("a").UploadText("new", Token));
        await Fails(StorageErrorCode.AccessDenied, async () => await narrow.Object("a").UploadFrom(new MemoryStream(new byte[10]), Token));
        await Fails(StorageErrorCode.AccessDenied, async () => await narrow.Object("a").StartUpload(Token));
        await Fails(StorageErrorCode.AccessDenied, async () => await narrow.Object("a").Delete(Token));
        await Fails(StorageErrorCode.AccessDenied, async () => await narrow.List(cancellationToken: Token).ToListAsync(Token));
        Assert.Equal("old", await Bucket.Object("a").ReadText(Token));
    }

    [Fact]
    public async Task A_role_that_may_not_be_taken_on_is_told()
    {
        ObjectStore store = Open(options => options.Credentials = S3Credentials.AssumeRole(
            RoleArn + "Missing", S3Credentials.AccessKey(AccessKey, SecretKey)));

        StorageException fault = await Assert.ThrowsAsync<StorageException>(
            async () => await store.Bucket(Bucket.Name).Object("a").ReadText(Token));

        Assert.True(fault.Code is StorageErrorCode.AccessDenied or StorageErrorCode.AuthenticationFailed, fault.ToString());
    }

    [Fact]
    public async Task A_wrong_secret_of_the_source_fails_authentication()
    {
        string wrong = SecretKey + "wrong";
        ObjectStore store = Open(options => options.Credentials = S3Credentials.AssumeRole(RoleArn, S3Credentials.AccessKey(AccessKey, wrong)));

        await Fails(
            StorageErrorCode.AuthenticationFailed, async () => await store.Bucket(Bucket.Name).Object("a").ReadText(Token), wrong);
    }

    [Fact]
    public async Task No_URL_outlives_its_session()
    {
        Credentials session = await TakeSession();
        ObjectStore told = Open(options => options.Credentials = S3Credentials.Session(
            session.AccessKeyId, session.SecretAccessKey, session.SessionToken, DateTimeOffset.UtcNow.AddMinutes(10)));
        ObjectStore role = Open(options => options.Credentials = S3Credentials.AssumeRole(
            RoleArn, S3Credentials.AccessKey(AccessKey, SecretKey), options => options.Duration = TimeSpan.FromMinutes(15)));

        foreach (ObjectStore store in (ObjectStore[])[told, role])
        {
            BucketObject target = store.Bucket(Bucket.Name).Object("a");
            await target.SignDownloadUrl(TimeSpan.FromMinutes(5), Token);
            StorageException fault = await Assert.ThrowsAsync<StorageException>(async () => await target.SignDownloadUrl(TimeSpan.FromHours(1), Token));
            Assert.Equal(StorageErrorCode.InvalidArgument, fault.Code);
            Assert.Contains("session", fault.Message, StringComparison.Ordinal);
        }
    }

    private static async Task<Credentials> TakeSession()
    {
        var config = new AmazonSecurityTokenServiceConfig { ServiceURL = Endpoint.AbsoluteUri, AuthenticationRegion = "us-east-1" };
        using var service = new AmazonSecurityTokenServiceClient(AccessKey, SecretKey, config);
        return (await service.GetSessionTokenAsync(new GetSessionTokenRequest { DurationSeconds = 900 }, Token)).Credentials;
    }
}
