using System.Text.Json;

namespace Fluent.Buckets;

/// <summary>Content as JSON.</summary>
internal static class JsonContent
{
    public const string NeedsReflection = "JSON by reflection needs types that trimming may remove. Give a JsonTypeInfo from a JsonSerializerContext.";

    public static T Parse<T>(ReadSource source, byte[] bytes, Func<byte[], T?> deserialize)
    {
        try
        {
            return deserialize(bytes) is { } value ? value : throw Invalid(source, typeof(T), "it is the JSON literal null", null);
        }
        catch (Exception fault) when (fault is JsonException or NotSupportedException)
        {
            throw Invalid(source, typeof(T), fault.Message, fault);
        }
    }

    private static StorageException Invalid(ReadSource source, Type type, string why, Exception? inner)
    {
        ObjectPlace place = source.Locate();
        return place.Fault(
            StorageErrorCode.ContentInvalid, $"The object {place} does not read as JSON of {type.Name}: {why}. Look at it with ReadText.", inner);
    }
}
