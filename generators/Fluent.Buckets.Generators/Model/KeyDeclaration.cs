namespace Fluent.Buckets.Generators;

/// <summary>A type with <c>[ObjectKey]</c>, read once for its own part and for the buckets that use it.</summary>
/// <param name="Model">What its own part is made of.</param>
/// <param name="Key">What the buckets need of it. Null means that it is not served.</param>
internal sealed record KeyDeclaration(KeyModel Model, BucketKey? Key);
