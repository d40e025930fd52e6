namespace Fluent.Buckets.Analyzers.Tests;

/// <summary>What tests of typed buckets need beside the bucket: a generated key, content, and contexts as their own generator completes them.</summary>
internal static class TypedWorld
{
    public const string Types = """
        [ObjectKey("{Year:D4}/{Id}")] public readonly partial record struct OrderKey(int Year, Guid Id);
        public sealed record Order(string Customer);
        """;

    /// <summary>A context that knows a type.</summary>
    public static string Context(string name, string type, string visibility = "internal") => $$"""
        [System.Text.Json.Serialization.JsonSerializable(typeof({{type}}))]
        {{visibility}} sealed partial class {{name}}() : System.Text.Json.Serialization.JsonSerializerContext(null)
        {
            public static {{name}} Default { get; } = new();
            protected override System.Text.Json.JsonSerializerOptions? GeneratedSerializerOptions => null;
            public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => null;
        }
        """;

    /// <summary>A serializer of the app's own.</summary>
    public static string Serializer(string name, string type, string members = "") => $$"""
        sealed class {{name}} : IContentSerializer<{{type}}>
        {
            {{members}}
            public string ContentType => "text/plain";
            public ReadOnlyMemory<byte> Serialize({{type}} value) => default;
            public {{type}}? Deserialize(ReadOnlyMemory<byte> content) => null;
        }
        """;
}
