namespace Fluent.Buckets.Generators;

/// <summary>The type of a typed bucket's content, and what the attribute says of how it is written.</summary>
/// <param name="Type">The type, from <c>global::</c> on.</param>
/// <param name="Json">The named <c>JsonSerializerContext</c>, from <c>global::</c> on. Null means that none is named.</param>
/// <param name="IsContext">Whether what is named as context is one.</param>
/// <param name="Serializer">The named serializer, from <c>global::</c> on. Null means that none is named.</param>
/// <param name="IsSerializer">Whether what is named as serializer is one for this type that can be made.</param>
internal sealed record BucketContent(string Type, string? Json, bool IsContext, string? Serializer, bool IsSerializer);
