namespace Fluent.Buckets.SwiftTests;

/// <summary>Assertions about errors.</summary>
internal static class Expect
{
    /// <summary>Asserts a code, and that neither the error nor any inside of it holds a secret.</summary>
    public static async Task<StorageException> Error(StorageErrorCode code, Func<Task> call, params string[] secrets)
    {
        StorageException error = await Assert.ThrowsAsync<StorageException>(call);
        Assert.True(error.Code == code, $"Expected {code}, but it is {error}");
        for (Exception? inner = error; inner is not null; inner = inner.InnerException)
        {
            foreach (string secret in secrets)
            {
                Assert.DoesNotContain(secret, inner.Message, StringComparison.Ordinal);
                Assert.DoesNotContain(secret, inner.ToString(), StringComparison.Ordinal);
                Assert.DoesNotContain(secret, string.Join(' ', inner.Data.Values.OfType<object>()), StringComparison.Ordinal);
            }
        }

        return error;
    }
}
