namespace Fluent.Buckets;

/// <summary>Tells, when it is used, that nothing says how to serialize the content.</summary>
internal sealed class MissingContentSerializer<T> : IContentSerializer<T>
    where T : class
{
    public string ContentType => throw Missing();

    public ReadOnlyMemory<byte> Serialize(T value) => throw Missing();

    public T? Deserialize(ReadOnlyMemory<byte> content) => throw Missing();

    private static StorageException Missing() => new(
        StorageErrorCode.NotConfigured,
        $"Nothing tells how to read and write {typeof(T).Name}: exactly one JsonSerializerContext must know it, or the bucket's attribute name one "
        + "with Json = typeof(…), or a Serializer (FB0108).");
}
