using Fluent.Buckets.Analyzers;

namespace Fluent.Buckets.GoogleStorage;

/// <summary>Which bucket names Google Cloud Storage accepts: the same source as the analyzer's.</summary>
internal sealed class GoogleBucketNameRules : BucketNameRules
{
    public static GoogleBucketNameRules Instance { get; } = new();

    public override string? Check(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return GoogleBucketNames.Refuse(name) is { } refusal ? $"On Google Cloud Storage {refusal}." : null;
    }
}
