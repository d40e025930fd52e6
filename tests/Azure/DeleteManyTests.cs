using System.Net;

namespace Fluent.Buckets.AzureTests;

/// <summary>Many objects are deleted by few requests.</summary>
public sealed class DeleteManyTests : AzureTest
{
    [Fact]
    public async Task Each_256_keys_go_by_one_request()
    {
        string[] keys = [.. Enumerable.Range(0, 600).Select(i => $"folder {i % 7}/ä+%2F&{i}")];
        await Bucket.Object(keys[0]).UploadText("x", Token);
        await Bucket.Object(keys[599]).UploadText("x", Token);
        await Bucket.Object("kept").UploadText("x", Token);
        Log.Clear();

        await Bucket.DeleteMany(keys, Token);

        Assert.Equal(3, Log.Requests.Count);
        Assert.Equal(3, Log.Count("POST", "restype=container&comp=batch"));
        Assert.Equal(["kept"], await Bucket.List(cancellationToken: Token).Select(info => info.Key).ToListAsync(Token));
    }

    [Fact]
    public async Task A_key_that_is_not_deleted_is_told_alone()
    {
        Log.Instead = request => request.Method == "POST" ? Answer() : null;

        StorageException error = await Assert.ThrowsAsync<StorageException>(async () => await Bucket.DeleteMany(["a", "b", "c"], Token));

        StorageException failed = Assert.Single(error.Failures);
        Assert.Equal((StorageErrorCode.AccessDenied, "b"), (failed.Code, failed.Key));
    }

    /// <summary>An answer of the documented form: one done, one denied, one of a missing blob.</summary>
    private static HttpResponseMessage Answer()
    {
        string[] parts =
        [
            "Content-Type: application/http\r\nContent-ID: 0\r\n\r\nHTTP/1.1 202 Accepted\r\nx-ms-request-id: 1\r\n\r\n",
            "Content-Type: application/http\r\nContent-ID: 1\r\n\r\nHTTP/1.1 403 Denied.\r\nx-ms-error-code: AuthorizationPermissionMismatch\r\n\r\n<Error/>\r\n",
            "Content-Type: application/http\r\nContent-ID: 2\r\n\r\nHTTP/1.1 404 Missing.\r\nx-ms-error-code: BlobNotFound\r\n\r\n<Error/>\r\n",
        ];
        var content = new StringContent(string.Concat(parts.Select(part => $"--batchresponse_1\r\n{part}")) + "--batchresponse_1--\r\n");
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/mixed; boundary=batchresponse_1");
        return new HttpResponseMessage(HttpStatusCode.Accepted) { Content = content };
    }
}
