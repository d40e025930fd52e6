using System.Net;
using System.Net.Sockets;
using Azure.Storage.Sas;

namespace Fluent.Buckets.AzureTests;

/// <summary>Credentials that are wrong, altered, expired or too weak, and an endpoint that nobody answers at.</summary>
public sealed class SecretTests : AzureTest
{
    [Fact]
    public async Task A_wrong_key_is_told_as_one()
    {
        string wrong = Convert.ToBase64String(Enumerable.Repeat((byte)7, 64).ToArray());
        await using ObjectStore store = TestAccount.Open(With(AzureCredentials.AccountKey(TestAccount.Name, wrong)));

        await EachVerb(StorageErrorCode.AuthenticationFailed, store, wrong);
    }

    [Fact]
    public async Task An_altered_signature_is_told_as_one()
    {
        string signature = TestAccount.Signature(AccountSasPermissions.All, TimeSpan.FromHours(1));
        string altered = signature.Replace("sp=", "sp=r", StringComparison.Ordinal);
        await using ObjectStore store = TestAccount.Open(With(AzureCredentials.SharedAccessSignature(altered)));

        await EachVerb(StorageErrorCode.AuthenticationFailed, store, SecretOf(altered));
    }

    [Fact]
    public async Task An_expired_signature_is_told_as_one()
    {
        string expired = TestAccount.Signature(AccountSasPermissions.All, TimeSpan.FromMinutes(-5));
        await using ObjectStore store = TestAccount.Open(With(AzureCredentials.SharedAccessSignature(expired)));

        await EachVerb(StorageErrorCode.AuthenticationFailed, store, SecretOf(expired));
    }

    [Fact]
    public async Task A_write_that_the_signature_does_not_allow_is_denied()
    {
        await Bucket.Object("a").UploadText("old", Token);
        string signature = TestAccount.Signature(AccountSasPermissions.Read | AccountSasPermissions.List, TimeSpan.FromHours(1));
        await using ObjectStore store = TestAccount.Open(With(AzureCredentials.SharedAccessSignature(signature)));
        BucketObject target = store.Bucket(Bucket.Name).Object("a");

        Assert.Equal("old", await target.ReadText(Token));
        foreach (Func<Task> write in (Func<Task>[])[
            async () => await target.UploadText("new", Token),
            async () => await target.Delete(Token),
            async () => await target.StartUpload(Token),
            async () => await target.Bucket.DeleteMany(["a", "b"], Token)])
        {
            StorageException error = await Assert.ThrowsAsync<StorageException>(write);
            Assert.True(error.Code == StorageErrorCode.AccessDenied, error.ToString());
            ShowsNone(error, SecretOf(signature));
        }

        Assert.Equal("old", await Bucket.Object("a").ReadText(Token));
    }

    [Fact]
    public async Task Nobody_is_let_in_without_credentials()
    {
        await using ObjectStore store = TestAccount.Open(With(AzureCredentials.Anonymous));

        StorageException error = await Assert.ThrowsAsync<StorageException>(
            async () => await store.Bucket(Bucket.Name).Object("a").ReadText(Token));

        Assert.True(error.Code is StorageErrorCode.AuthenticationFailed or StorageErrorCode.AccessDenied or StorageErrorCode.BucketNotFound, error.ToString());
    }

    [Fact]
    public async Task A_missing_bucket_is_told_by_every_kind_of_request()
    {
        Bucket missing = Store.Bucket($"test-{Guid.NewGuid():N}");

        await Fails(StorageErrorCode.BucketNotFound, async () => await missing.Object("a").GetInfo(Token));
        await Fails(StorageErrorCode.BucketNotFound, async () => await missing.Object("a").UploadText("x", Token));
        await Fails(StorageErrorCode.BucketNotFound, async () => await missing.DeleteMany(["a", "b"], Token));
        StorageException error = await Fails(StorageErrorCode.BucketNotFound, async () => await missing.List(cancellationToken: Token).ToListAsync(Token));
        Assert.NotNull(error.RequestId ?? (error.InnerException as StorageException)?.RequestId ?? "none");
        Assert.Equal(missing.Name, error.Bucket);
    }

    [Fact]
    public async Task An_endpoint_that_nobody_answers_at_is_unavailable()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        AzureOptions options = With(AzureCredentials.AccountKey(TestAccount.Name, TestAccount.Key));
        options.Endpoint = new Uri($"http://127.0.0.1:{port}/{TestAccount.Name}");
        options.MaxRetries = 1;
        await using ObjectStore store = TestAccount.Open(options);

        await EachVerb(StorageErrorCode.Unavailable, store, TestAccount.Key);
    }

    private static AzureOptions With(AzureCredentials credentials)
    {
        AzureOptions options = TestAccount.Options();
        options.Credentials = credentials;
        return options;
    }

    private async Task EachVerb(StorageErrorCode code, ObjectStore store, string secret)
    {
        BucketObject target = store.Bucket(Bucket.Name).Object("a");
        foreach (Func<Task> verb in (Func<Task>[])[
            async () => await target.GetInfo(Token),
            async () => await target.ReadText(Token),
            async () => await target.UploadText("x", Token),
            async () => await target.Delete(Token),
            async () => await target.StartUpload(Token),
            async () => await target.Bucket.DeleteMany(["a", "b"], Token),
            async () => await target.Bucket.List(cancellationToken: Token).ToListAsync(Token),
            async () => await store.ListBuckets(Token).ToListAsync(Token)])
        {
            StorageException error = await Fails(code, verb);
            ShowsNone(error, secret);
            Assert.True(error.Message.Length > 60, error.Message);
        }
    }

    private static string SecretOf(string signature) => Uri.UnescapeDataString(
        signature.Split('&').Single(part => part.StartsWith("sig=", StringComparison.Ordinal))["sig=".Length..]);

    private static void ShowsNone(Exception error, string secret)
    {
        for (Exception? each = error; each is not null; each = each.InnerException)
        {
            foreach (string text in (string[])[each.Message, each.ToString()])
            {
                Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
                Assert.DoesNotContain(Uri.EscapeDataString(secret), text, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("SharedKey", text, StringComparison.Ordinal);
                Assert.DoesNotContain("sig=", text, StringComparison.Ordinal);
            }
        }
    }
}
