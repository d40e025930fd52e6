namespace Fluent.Buckets.DirectoryTests;

public sealed class ErrorTests
{
    public static TheoryData<Exception, StorageErrorCode, string> Mapped => new()
    {
        { new UnauthorizedAccessException("x"), StorageErrorCode.AccessDenied, "right to read and write" },
        { new PathTooLongException("x"), StorageErrorCode.InvalidKey, "shorter key" },
        { new IOException("No space left on device", 28), StorageErrorCode.ProviderError, "disk is full" },
        { new IOException("x", unchecked((int)0x80070070)), StorageErrorCode.ProviderError, "disk is full" },
        { new IOException("Too many open files", 24), StorageErrorCode.Unavailable, "Too many files" },
        { new IOException("x", 5), StorageErrorCode.ProviderError, "inner exception" },
    };

    [Theory]
    [MemberData(nameof(Mapped))]
    public void The_file_systems_errors_tell_what_to_do(Exception exception, StorageErrorCode code, string advice)
    {
        StorageException error = DirectoryErrors.From(exception, "directory:/srv", "photos", "k\n");
        Assert.Equal((code, "directory:/srv", "photos", "k\n"), (error.Code, error.Store, error.Bucket, error.Key));
        Assert.Contains(advice, error.Message, StringComparison.Ordinal);
        Assert.Contains("'k\\u000a'", error.Message, StringComparison.Ordinal);
        Assert.Same(exception, error.InnerException);
        Assert.Equal(code == StorageErrorCode.Unavailable, error.IsTransient);
    }
}
