namespace Fluent.Buckets.GoogleTests;

/// <summary>Assertions about errors.</summary>
internal static class Fails
{
    /// <summary>Asserts that a call fails with a code, and that no exception in the chain tells a secret.</summary>
    public static async Task<StorageException> With(StorageErrorCode code, Func<Task> call, params string[] secrets)
    {
        StorageException error = await Assert.ThrowsAsync<StorageException>(call);
        Assert.True(error.Code == code, $"Expected {code}: {error}");
        for (Exception? inner = error; inner is not null; inner = inner.InnerException)
        {
            Assert.All(secrets, secret => Assert.DoesNotContain(secret, inner.ToString(), StringComparison.Ordinal));
        }

        return error;
    }
}
