namespace Fluent.Buckets;

/// <summary>How far a verb over many keys is.</summary>
/// <param name="Keys">The keys deleted so far.</param>
public readonly record struct DeleteProgress(long Keys);
