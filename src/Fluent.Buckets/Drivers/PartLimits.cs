namespace Fluent.Buckets;

/// <summary>The limits of a store's multipart uploads.</summary>
/// <param name="LeastSize">The least size of every part but the last, in bytes.</param>
/// <param name="GreatestSize">The greatest size of a part, in bytes.</param>
/// <param name="GreatestCount">The greatest number of parts of one upload.</param>
public sealed record PartLimits(long LeastSize, long GreatestSize, int GreatestCount);
