using System.Text.Json;

namespace Fluent.Buckets;

/// <summary>Content as a value of a type.</summary>
internal static class TypedContent
{
    public static UploadOperation Write<T>(UploadTarget target, T value, IContentSerializer<T> serializer, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(value);
        return target.Upload(serializer.Serialize(value), cancellationToken).WithContentType(serializer.ContentType);
    }

    public static ReadValueOperation<T> Read<T>(ReadSource source, IContentSerializer<T> serializer, CancellationToken cancellationToken)
        where T : class => new(source, (o, read) => Parse(o, read.Bytes, serializer), missingIsNull: false, cancellationToken);

    public static ReadValueOperation<T?> TryRead<T>(ReadSource source, IContentSerializer<T> serializer, CancellationToken cancellationToken)
        where T : class => new(source, (o, read) => Parse(o, read.Bytes, serializer), missingIsNull: true, cancellationToken);

    public static ReadValueOperation<ObjectValue<T>> ReadWithInfo<T>(
        ReadSource source, IContentSerializer<T> serializer, CancellationToken cancellationToken)
        where T : class => new(source, (o, read) => new(Parse(o, read.Bytes, serializer), read.Info), missingIsNull: false, cancellationToken);

    public static ReadValueOperation<ObjectValue<T>?> TryReadWithInfo<T>(
        ReadSource source, IContentSerializer<T> serializer, CancellationToken cancellationToken)
        where T : class => new(source, (o, read) => new(Parse(o, read.Bytes, serializer), read.Info), missingIsNull: true, cancellationToken);

    private static T Parse<T>(ReadSource source, byte[] bytes, IContentSerializer<T> serializer)
        where T : class
    {
        try
        {
            return serializer.Deserialize(bytes) ?? throw Invalid(source, typeof(T), "it stands for no value, such as the JSON literal null.", null);
        }
        catch (Exception fault) when (fault is JsonException or FormatException or InvalidDataException or NotSupportedException)
        {
            throw Invalid(source, typeof(T), fault.Message, fault);
        }
    }

    private static StorageException Invalid(ReadSource source, Type type, string why, Exception? inner)
    {
        ObjectPlace place = source.Locate();
        return place.Fault(
            StorageErrorCode.ContentInvalid, $"The object {place} does not read as {type.Name}: {why} Look at it with Untyped.ReadText.", inner);
    }
}
