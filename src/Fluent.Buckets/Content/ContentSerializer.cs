using System.ComponentModel;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Fluent.Buckets;

/// <summary>Makes serializers for the content of typed buckets.</summary>
public static class ContentSerializer
{
    /// <summary>JSON in UTF-8 by a context's source-generated code, without reflection.</summary>
    /// <typeparam name="T">The type of the content.</typeparam>
    /// <param name="context">A context with <c>[JsonSerializable(typeof(T))]</c>.</param>
    /// <returns>The serializer. Its use throws <see cref="StorageException"/> with InvalidArgument when the context does not know the type.</returns>
    public static IContentSerializer<T> Json<T>(JsonSerializerContext context)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(context);
        return new JsonContentSerializer<T>(() => (JsonTypeInfo<T>?)context.GetTypeInfo(typeof(T)) ?? throw Unknown(typeof(T), context.GetType()));
    }

    /// <summary>JSON in UTF-8 by source-generated code, without reflection.</summary>
    /// <typeparam name="T">The type of the content.</typeparam>
    /// <param name="type">How to read and write it, from a <c>JsonSerializerContext</c>.</param>
    public static IContentSerializer<T> Json<T>(JsonTypeInfo<T> type)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(type);
        return new JsonContentSerializer<T>(() => type);
    }

    /// <summary>What a bucket gets whose declaration tells no way to serialize its content (FB0108). For generated code.</summary>
    /// <typeparam name="T">The type of the content.</typeparam>
    /// <returns>The serializer. Its use throws <see cref="StorageException"/> with NotConfigured.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static IContentSerializer<T> Missing<T>()
        where T : class => new MissingContentSerializer<T>();

    private static StorageException Unknown(Type content, Type context) => StorageErrors.InvalidArgument(
        $"{context.Name} does not know {content.Name}. Add [JsonSerializable(typeof({content.Name}))] to it, or name another context.");
}
