namespace Fluent.Buckets.Conformance;

/// <summary>Assertions that xunit does not have.</summary>
internal static class Expect
{
    /// <summary>
    /// Asserts that a call fails with a code and a message that names the bucket and the key where the code is about one, and gives the exception.
    /// </summary>
    public static async Task<StorageException> Error(StorageErrorCode code, Func<Task> call)
    {
        StorageException error = await Assert.ThrowsAsync<StorageException>(call);
        Assert.True(error.Code == code, $"Expected {code}, but it is {error.Code}: {error}");
        Assert.False(string.IsNullOrWhiteSpace(error.Message));
        if (IsAboutBucket(code))
        {
            NamesBucket(error);
        }

        if (IsAboutObject(code))
        {
            NamesBucket(error);
            NamesKey(error);
        }

        return error;
    }

    /// <summary>Asserts that a call fails with a code and a message about one bucket, and gives the exception.</summary>
    public static async Task<StorageException> Error(StorageErrorCode code, Bucket about, Func<Task> call)
    {
        StorageException error = await Error(code, call);
        Assert.Equal(about.Name, error.Bucket);
        NamesBucket(error);
        return error;
    }

    /// <summary>Asserts that a call fails with a code and a message about one object, and gives the exception.</summary>
    public static async Task<StorageException> Error(StorageErrorCode code, UploadTarget about, Func<Task> call)
    {
        StorageException error = await Error(code, about.Bucket, call);
        Assert.Equal(about.Bucket.Prefix + about.Key, error.Key);
        NamesKey(error);
        return error;
    }

    /// <summary>Asserts that a call is cancelled.</summary>
    public static Task Cancelled(Func<Task> call) => Assert.ThrowsAnyAsync<OperationCanceledException>(call);

    /// <summary>Asserts that bytes are the same, and tells the first difference.</summary>
    public static void SameBytes(ReadOnlyMemory<byte> expected, ReadOnlyMemory<byte> actual)
    {
        int same = expected.Span.CommonPrefixLength(actual.Span);
        Assert.True(
            same == expected.Length && same == actual.Length,
            $"Expected {expected.Length} bytes, got {actual.Length}; they are the same up to byte {same}.");
    }

    /// <summary>Asserts that keys come in an order.</summary>
    public static void InOrder(ListOrder order, IReadOnlyList<string> keys)
    {
        if (order != ListOrder.None)
        {
            Assert.Equal(keys.Order(KeyOrder.Of(order)), keys);
        }
    }

    private static bool IsAboutBucket(StorageErrorCode code) => code
        is StorageErrorCode.BucketNotFound
        or StorageErrorCode.BucketAlreadyExists
        or StorageErrorCode.BucketNotEmpty
        or StorageErrorCode.InvalidName;

    private static bool IsAboutObject(StorageErrorCode code) => code
        is StorageErrorCode.ObjectNotFound
        or StorageErrorCode.PreconditionFailed
        or StorageErrorCode.NotModified
        or StorageErrorCode.UploadNotFound
        or StorageErrorCode.InvalidKey
        or StorageErrorCode.ContentInvalid
        or StorageErrorCode.SourceFailed
        or StorageErrorCode.TargetFailed;

    private static void NamesBucket(StorageException error)
    {
        Assert.NotNull(error.Bucket);
        Assert.Contains(Shown(error.Bucket), error.Message, StringComparison.Ordinal);
    }

    private static void NamesKey(StorageException error)
    {
        Assert.NotNull(error.Key);
        Assert.Contains(Shown(error.Key), error.Message, StringComparison.Ordinal);
    }

    private static string Shown(string name) => StorageErrors.Show(name).Trim('\'');
}
