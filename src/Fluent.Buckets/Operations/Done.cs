namespace Fluent.Buckets;

/// <summary>What an operation gives that has nothing to tell but that it is done.</summary>
public readonly record struct Done;
