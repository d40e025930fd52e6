using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Google.Apis.Auth.OAuth2;

namespace Fluent.Buckets.GoogleTests;

/// <summary>Wrong credentials, missing places, a server that is not there: each has its code, says what to do, and tells no secret.</summary>
public sealed class ErrorTests
{
    [Fact]
    public async Task A_key_that_is_not_the_account_s_gets_no_token()
    {
        await using TestStore test = await TestStore.Start();
        JsonNode key = JsonNode.Parse(test.Server.ServiceAccountJson)!;
        using RSA other = RSA.Create(2048);
        string pem = other.ExportPkcs8PrivateKeyPem();
        key["private_key"] = pem;
        await using ObjectStore store = test.With(GoogleCredentials.ServiceAccountJson(key.ToJsonString()));

        StorageException error = await Fails.With(
            StorageErrorCode.AuthenticationFailed, async () => await store.GetBucket("some-bucket", TestStore.Token), pem.Split('\n')[1]);

        Assert.Contains("key of the service account", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_altered_token_is_refused()
    {
        await using TestStore test = await TestStore.Start();
        string token = test.Server.IssueToken(mayWrite: true);
        string altered = token[..^1] + (token[^1] == '0' ? '1' : '0');
        await using ObjectStore store = test.With(GoogleCredentials.AccessToken(altered));

        StorageException error = await Fails.With(
            StorageErrorCode.AuthenticationFailed, async () => await store.Bucket("some-bucket").Object("a").ReadText(TestStore.Token), altered, token);

        Assert.Contains("token", error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.RequestId);
    }

    [Fact]
    public async Task An_expired_token_is_refused_and_a_service_account_gets_a_new_one()
    {
        await using TestStore test = await TestStore.Start();
        Bucket bucket = await test.NewBucket();
        string token = test.Server.IssueToken(mayWrite: true);
        await using ObjectStore store = test.With(GoogleCredentials.AccessToken(token));
        await store.Bucket(bucket.Name).Object("a").UploadText("text", TestStore.Token);

        test.Server.ExpireTokens();

        await Fails.With(
            StorageErrorCode.AuthenticationFailed, async () => await store.Bucket(bucket.Name).Object("a").GetInfo(TestStore.Token), token);
        Assert.Equal("text", await bucket.Object("a").ReadText(TestStore.Token));
    }

    [Fact]
    public async Task A_line_that_breaks_while_it_is_asked_what_is_missing_is_told()
    {
        await using TestStore test = await TestStore.Start(options => options.MaxRetries = 0);
        Bucket bucket = await test.NewBucket();
        test.Hook.Fail(
            request => request.RequestUri!.Query.Contains("maxResults=1", StringComparison.Ordinal), 1, (_, _) => throw new IOException("The line broke."));

        StorageException error = await Fails.With(
            StorageErrorCode.Unavailable, async () => await bucket.Object("missing").ReadText(TestStore.Token));

        Assert.True(error.IsTransient);
        await Fails.With(StorageErrorCode.ObjectNotFound, async () => await bucket.Object("missing").ReadText(TestStore.Token));
    }

    [Fact]
    public async Task Nobody_is_asked_for_credentials()
    {
        await using TestStore test = await TestStore.Start();
        await using ObjectStore store = test.With(GoogleCredentials.Anonymous);

        await Fails.With(StorageErrorCode.AuthenticationFailed, async () => await store.Bucket("some-bucket").Object("a").GetInfo(TestStore.Token));
    }

    [Fact]
    public async Task A_write_that_is_not_allowed_is_denied()
    {
        await using TestStore test = await TestStore.Start();
        Bucket bucket = await test.NewBucket();
        await bucket.Object("a").UploadText("text", TestStore.Token);
        string token = test.Server.IssueToken(mayWrite: false);
        await using ObjectStore store = test.With(GoogleCredentials.AccessToken(token));
        Bucket reader = store.Bucket(bucket.Name);
        Assert.Equal("text", await reader.Object("a").ReadText(TestStore.Token));

        StorageException error = await Fails.With(
            StorageErrorCode.AccessDenied, async () => await reader.Object("a").UploadText("new", TestStore.Token), token);
        Assert.Contains("Grant", error.Message, StringComparison.Ordinal);
        await Fails.With(StorageErrorCode.AccessDenied, async () => await reader.Object("a").Delete(TestStore.Token), token);
        await Fails.With(StorageErrorCode.AccessDenied, async () => await reader.Object("a").StartUpload(TestStore.Token), token);
        await Fails.With(
            StorageErrorCode.AccessDenied, async () => await reader.Object("a").UploadFrom(Bodies.Unseekable(Bodies.Random(9 * Bodies.MiB)), TestStore.Token).WithParallelism(1), token);
        Assert.Equal("text", await reader.Object("a").ReadText(TestStore.Token));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_unavailable()
    {
        await using var store = new ObjectStore(new GoogleDriver(new GoogleOptions
        {
            Endpoint = new Uri("http://127.0.0.1:9"),
            Credentials = GoogleCredentials.AccessToken("ya29.secret"),
            MaxRetries = 0,
        }));

        StorageException error = await Fails.With(
            StorageErrorCode.Unavailable, async () => await store.GetBucket("some-bucket", TestStore.Token), "ya29.secret");

        Assert.Contains("127.0.0.1:9", error.Message, StringComparison.Ordinal);
        Assert.True(error.IsTransient);
    }

    [Fact]
    public async Task What_is_no_Google_is_told()
    {
        await using TestStore test = await TestStore.Start();
        test.Hook.Around = (_, _) => Task.FromResult(new HttpResponseMessage { Content = new StringContent("<html>", null, "application/json") });

        await Fails.With(StorageErrorCode.ProviderError, async () => await test.Store.GetBucket("some-bucket", TestStore.Token));
    }

    [Fact]
    public async Task Without_a_project_a_bucket_is_neither_created_nor_listed()
    {
        await using TestStore test = await TestStore.Start(options => options.Credentials = GoogleCredentials.Anonymous);

        StorageException error = await Fails.With(StorageErrorCode.InvalidArgument, async () => await test.Store.CreateBucket("some-bucket", TestStore.Token));

        Assert.Contains("Project", error.Message, StringComparison.Ordinal);
        Assert.Empty(test.Hook.Sent);
    }

    [Fact]
    public async Task An_identifier_that_grants_something_is_no_request_id()
    {
        await using TestStore test = await TestStore.Start();
        test.Hook.Fail(
            request => request.RequestUri!.Query.Contains("uploadType=resumable", StringComparison.Ordinal), 1,
            (_, _) =>
            {
                HttpResponseMessage answer = RequestHook.Answer(System.Net.HttpStatusCode.Forbidden);
                answer.Headers.Add("X-GUploader-UploadID", "session-secret");
                return Task.FromResult(answer);
            });

        StorageException error = await Fails.With(
            StorageErrorCode.AccessDenied,
            async () => await test.Store.Bucket("some-bucket").Object("a").UploadFrom(Bodies.Unseekable(Bodies.Random(9 * Bodies.MiB)), TestStore.Token).WithParallelism(1),
            "session-secret");

        Assert.Null(error.RequestId);
    }

    [Fact]
    public void Text_tells_no_secret()
    {
        GoogleCredentials credentials = GoogleCredentials.AccessToken("ya29.secret");

        Assert.DoesNotContain("secret", credentials.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", new GoogleOptions { Credentials = credentials, Project = "p" }.ToString(), StringComparison.Ordinal);
        Assert.Equal("credential of Google.Apis.Auth", GoogleCredentials.From(GoogleCredential.FromAccessToken("ya29.secret")).ToString());
    }
}
