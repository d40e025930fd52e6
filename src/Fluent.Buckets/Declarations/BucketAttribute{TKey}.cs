namespace Fluent.Buckets;

/// <summary>
/// Makes a partial class a bucket whose keys are values of a type: the source generator derives it from <see cref="Bucket{TKey}"/>, lets its verbs take
/// the key's parameters, and adds a property for it to the façade.
/// </summary>
/// <typeparam name="TKey">The type of the keys: one marked with <see cref="ObjectKeyAttribute"/>, or another <see cref="IObjectKey{TSelf}"/>.</typeparam>
/// <param name="name">The bucket's name in the store.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class BucketAttribute<TKey>(string name) : Attribute
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
}
