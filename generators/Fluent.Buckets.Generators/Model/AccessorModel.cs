namespace Fluent.Buckets.Generators;

/// <summary>What a façade needs to know of a bucket; nothing that only the bucket's own file tells.</summary>
/// <param name="Bucket">The bucket's class.</param>
/// <param name="Name">The accessor's name, without <c>@</c>.</param>
/// <param name="Facade">The metadata name of the façade that the bucket names. Null means none.</param>
/// <param name="IsConstructible">Whether the bucket has the generated constructor that the accessor calls.</param>
internal sealed record AccessorModel(TypeModel Bucket, string Name, string? Facade, bool IsConstructible);
