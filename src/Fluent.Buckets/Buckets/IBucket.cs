namespace Fluent.Buckets;

/// <summary>A bucket, whether its keys and content are typed or not: what code that takes any declared bucket needs.</summary>
public interface IBucket
{
    /// <summary>The bucket with text keys and all verbs: of a typed bucket the one that it holds, else the bucket itself.</summary>
    Bucket Untyped { get; }
}
