using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Fluent.Buckets;

/// <summary>Content as JSON. The type's information is looked up when it is needed, so that a façade's fields cannot fail.</summary>
internal sealed class JsonContentSerializer<T>(Func<JsonTypeInfo<T>> find) : IContentSerializer<T>
    where T : class
{
    private JsonTypeInfo<T>? _type;

    public string ContentType => "application/json";

    private JsonTypeInfo<T> Type => _type ??= find();

    public ReadOnlyMemory<byte> Serialize(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Type);

    public T? Deserialize(ReadOnlyMemory<byte> content) => JsonSerializer.Deserialize(content.Span, Type);
}
