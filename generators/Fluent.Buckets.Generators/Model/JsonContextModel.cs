namespace Fluent.Buckets.Generators;

/// <summary>A <c>JsonSerializerContext</c> of the project.</summary>
/// <param name="Type">The context, from <c>global::</c> on.</param>
/// <param name="Knows">The types that it is told to serialize, from <c>global::</c> on.</param>
internal sealed record JsonContextModel(string Type, EquatableArray<string> Knows);
