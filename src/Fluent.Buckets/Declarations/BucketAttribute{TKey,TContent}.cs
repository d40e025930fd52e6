namespace Fluent.Buckets;

/// <summary>
/// Makes a partial class a bucket whose keys and content are values of types: the source generator derives it from
/// <see cref="Bucket{TKey, TContent}"/>, lets its verbs take the key's parameters, and adds a property for it to the façade.
/// </summary>
/// <typeparam name="TKey">The type of the keys: one marked with <see cref="ObjectKeyAttribute"/>, or another <see cref="IObjectKey{TSelf}"/>.</typeparam>
/// <typeparam name="TContent">The type of the content; a class.</typeparam>
/// <param name="name">The bucket's name in the store.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class BucketAttribute<TKey, TContent>(string name) : Attribute
{
    /// <inheritdoc cref="BucketAttribute.Name"/>
    public string Name { get; } = name;

    /// <inheritdoc cref="BucketAttribute.Facade"/>
    public Type? Facade { get; set; }

    /// <inheritdoc cref="BucketAttribute.Store"/>
    public string? Store { get; set; }

    /// <inheritdoc cref="BucketAttribute.Accessor"/>
    public string? Accessor { get; set; }

    /// <inheritdoc cref="BucketAttribute.Providers"/>
    public Providers Providers { get; set; }

    /// <summary>
    /// The <c>JsonSerializerContext</c> that reads and writes the content. Null means the only one of the project with
    /// <c>[JsonSerializable(typeof(TContent))]</c> (FB0108).
    /// </summary>
    public Type? Json { get; set; }

    /// <summary>
    /// A class that reads and writes the content instead of JSON: an <see cref="IContentSerializer{T}"/> of it with a constructor without
    /// parameters. Null means JSON.
    /// </summary>
    public Type? Serializer { get; set; }
}
