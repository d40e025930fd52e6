namespace Fluent.Buckets.Generators;

/// <summary>A type around a declaration.</summary>
/// <param name="Keyword">What it is declared as: <c>class</c>, <c>record struct</c>, …</param>
/// <param name="Name">Its name, without <c>@</c>.</param>
/// <param name="MetadataName">Its full metadata name.</param>
/// <param name="Visibility">How it is declared to be accessible.</param>
internal sealed record ContainingType(string Keyword, string Name, string MetadataName, Visibility Visibility);
