namespace Fluent.Buckets.AzureBlobs;

/// <summary>What a request was about, for errors.</summary>
/// <param name="Store">The store's name.</param>
/// <param name="Bucket">The container's name. Empty means the account.</param>
/// <param name="Key">The blob's name. Null means the container.</param>
internal readonly record struct BlobPlace(string Store, string Bucket, string? Key = null)
{
    /// <summary>An error of this place.</summary>
    /// <param name="code">What went wrong.</param>
    /// <param name="why">Why and what to do next, as the rest of a sentence.</param>
    /// <param name="inner">The provider's exception.</param>
    public StorageException Error(StorageErrorCode code, string why, Exception? inner = null)
    {
        string what = (Bucket.Length, Key) switch
        {
            (0, _) => $"The account ({Store})",
            (_, null) => $"The bucket '{Bucket}' ({Store})",
            (_, { } key) => $"{StorageErrors.Show(key)} in bucket '{Bucket}' ({Store})",
        };
        return new StorageException(code, $"{what}: {why}", inner) { Store = Store, Bucket = Bucket.Length == 0 ? null : Bucket, Key = Key };
    }
}
