namespace Fluent.Buckets.Generators;

/// <summary>An accessor as it is emitted.</summary>
/// <param name="Name">Its name, without <c>@</c>.</param>
/// <param name="Bucket">The bucket's class.</param>
/// <param name="Visibility">Public, internal or private.</param>
internal sealed record FacadeProperty(string Name, TypeModel Bucket, Visibility Visibility);
