namespace Fluent.Buckets.AspNetCore.Tests.Errors;

public sealed class StorageProblemTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StorageErrorCode.ObjectNotFound, 404)]
    [InlineData(StorageErrorCode.BucketNotFound, 404)]
    [InlineData(StorageErrorCode.AccessDenied, 403)]
    [InlineData(StorageErrorCode.AuthenticationFailed, 500)]
    [InlineData(StorageErrorCode.PreconditionFailed, 412)]
    [InlineData(StorageErrorCode.NotModified, 304)]
    [InlineData(StorageErrorCode.Conflict, 409)]
    [InlineData(StorageErrorCode.BucketNotEmpty, 409)]
    [InlineData(StorageErrorCode.InvalidKey, 400)]
    [InlineData(StorageErrorCode.InvalidArgument, 400)]
    [InlineData(StorageErrorCode.ChecksumMismatch, 400)]
    [InlineData(StorageErrorCode.SourceFailed, 500)]
    [InlineData(StorageErrorCode.Throttled, 503)]
    [InlineData(StorageErrorCode.Unavailable, 503)]
    [InlineData(StorageErrorCode.Timeout, 504)]
    [InlineData(StorageErrorCode.NotConfigured, 500)]
    [InlineData(StorageErrorCode.ProviderError, 500)]
    public async Task An_error_is_answered_with_its_status_and_code_and_without_its_message(StorageErrorCode code, int status)
    {
        await using WebHost host = await WebHost.Start(
            new MemoryDriver(), app => app.MapGet("/", string () => throw new StorageException(code, "the key is secret/key")));
        using HttpResponseMessage answer = await host.Get("/");
        string body = await answer.Content.ReadAsStringAsync(Token);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.DoesNotContain("secret", body, StringComparison.Ordinal);
        if (status != 304)
        {
            Assert.Contains($"\"code\":\"{code}\"", body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Other_errors_are_left_to_the_app()
    {
        await using WebHost host = await WebHost.Start(new MemoryDriver(), static app => app.MapGet("/", string () => throw new InvalidOperationException("own")));
        using HttpResponseMessage answer = await host.Get("/");
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.DoesNotContain("code", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }
}
