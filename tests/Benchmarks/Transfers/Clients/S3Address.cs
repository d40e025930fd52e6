namespace Fluent.Buckets.Benchmarks;

/// <summary>Where a server of S3 is, and who may use it.</summary>
internal sealed record S3Address(string Endpoint, string AccessKey, string SecretKey);
