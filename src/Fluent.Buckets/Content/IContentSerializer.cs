namespace Fluent.Buckets;

/// <summary>Turns the content of a typed bucket into bytes and back. It is called from several threads at once.</summary>
/// <typeparam name="T">The type of the content.</typeparam>
public interface IContentSerializer<T>
    where T : class
{
    /// <summary>The media type of the bytes, such as <c>application/json</c>.</summary>
    string ContentType { get; }

    /// <summary>The bytes of a value.</summary>
    /// <param name="value">The value; never null.</param>
    ReadOnlyMemory<byte> Serialize(T value);

    /// <summary>The value of bytes. Null means that they stand for no value, which a read reports as ContentInvalid.</summary>
    /// <param name="content">The bytes.</param>
    /// <exception cref="FormatException">The bytes are no such value: ContentInvalid.</exception>
    T? Deserialize(ReadOnlyMemory<byte> content);
}
