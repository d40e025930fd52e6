namespace Fluent.Buckets.Benchmarks;

/// <summary>Where an account of Azure Blob Storage is, and its key.</summary>
internal sealed record AzureAddress(string Endpoint, string Account, string Key);
