namespace Fluent.Buckets;

/// <summary>The one error of a verb over many keys.</summary>
internal static class FailedKeys
{
    /// <summary>How many failures one message names.</summary>
    private const int NamedFailures = 5;

    /// <summary>Makes one error of several.</summary>
    /// <param name="place">The bucket.</param>
    /// <param name="failures">What failed; at least one.</param>
    /// <param name="total">How many were tried.</param>
    /// <param name="things">What was tried, such as <c>keys</c>.</param>
    /// <param name="done">What did not happen to those that failed, such as <c>deleted</c>.</param>
    public static StorageException Combine(
        BucketPlace place, IReadOnlyList<StorageException> failures, long total, string things, string done)
    {
        string named = string.Join(" ", failures.Take(NamedFailures).Select(failure => failure.Message));
        string more = failures.Count > NamedFailures ? $" And {failures.Count - NamedFailures} more, each in Failures." : string.Empty;
        return new StorageException(
            failures[0].Code,
            $"{failures.Count} of {total} {things} in bucket '{place.Name}' ({place.Store}) were not {done}. {named}{more}",
            failures[0])
        {
            Store = place.Store,
            Bucket = place.Name,
            Failures = failures,
            IsTransient = failures.All(failure => failure.IsTransient),
        };
    }
}
