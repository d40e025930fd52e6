using System.Text.Json.Serialization;

namespace Fluent.Buckets.Conformance;

/// <summary>Content to store as JSON.</summary>
internal sealed record Person(string Name, int Age);

/// <summary>How test content is written as JSON.</summary>
[JsonSerializable(typeof(Person))]
[JsonSerializable(typeof(List<UploadedPart>))]
internal sealed partial class TestJson : JsonSerializerContext;
