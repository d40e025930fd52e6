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

    public static async Task<T> Read<T>(
        BucketObject source, ReadSettings settings, IContentSerializer<T> serializer, CancellationToken cancellationToken)
        where T : class
    {
        byte[] bytes = await Downloader.ReadBytes(source, settings, cancellationToken).ConfigureAwait(false);
        return Parse(source, bytes, serializer);
    }

    public static async Task<T?> TryRead<T>(
        BucketObject source, ReadSettings settings, IContentSerializer<T> serializer, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await Read(source, settings, serializer, cancellationToken).ConfigureAwait(false);
        }
        catch (StorageException missing) when (missing.Code == StorageErrorCode.ObjectNotFound)
        {
            return null;
        }
    }

    private static T Parse<T>(BucketObject source, byte[] bytes, IContentSerializer<T> serializer)
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

    private static StorageException Invalid(BucketObject source, Type type, string why, Exception? inner)
    {
        ObjectPlace place = source.Locate();
        return place.Fault(
            StorageErrorCode.ContentInvalid, $"The object {place} does not read as {type.Name}: {why} Look at it with Untyped.ReadText.", inner);
    }
}
