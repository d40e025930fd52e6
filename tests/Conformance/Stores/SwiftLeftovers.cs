namespace Fluent.Buckets.Conformance;

/// <summary>What the tests' uploads left: the container of a bucket's segments shows in a listing once the bucket is gone.</summary>
internal static class SwiftLeftovers
{
    /// <summary>Asserts that no container of segments is left of the tests' own buckets.</summary>
    public static async Task None(IAsyncEnumerable<Bucket> all) => Assert.Empty(await all
        .Select(bucket => bucket.Name)
        .Where(name => name.StartsWith("conf-", StringComparison.Ordinal) && name.EndsWith("_segments", StringComparison.Ordinal))
        .ToListAsync());
}
