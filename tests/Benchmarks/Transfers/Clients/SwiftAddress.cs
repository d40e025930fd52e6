namespace Fluent.Buckets.Benchmarks;

/// <summary>Where a Swift server lets in by its own way, and who.</summary>
internal sealed record SwiftAddress(string Url, string User, string Key);
