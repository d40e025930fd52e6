using Microsoft.CodeAnalysis;

namespace Fluent.Buckets.Analyzers.Tests.Usage;

/// <summary>What the usage rules say about a compilation.</summary>
/// <param name="Found">The reports.</param>
/// <param name="Thrown">The faults of the rules themselves.</param>
internal sealed record UsageReports(IReadOnlyList<Diagnostic> Found, IReadOnlyList<Exception> Thrown);
