namespace Fluent.Buckets;

/// <summary>
/// Makes a partial class a bucket: the source generator derives it from <see cref="Fluent.Buckets.Bucket"/> and adds a property for it
/// to the façade.
/// </summary>
/// <param name="name">The bucket's name in the store.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class BucketAttribute(string name) : Attribute
{
    /// <summary>The bucket's name in the store.</summary>
    public string Name { get; } = name;

    /// <summary>
    /// The class marked with <see cref="StorageAttribute"/> that this bucket belongs to. Null means the only one of the project;
    /// where a project has several, each bucket names its own (FB0107).
    /// </summary>
    public Type? Facade { get; set; }

    /// <summary>The named store that holds this bucket. Null means the façade's default store.</summary>
    public string? Store { get; set; }

    /// <summary>The name of the façade's property for this bucket. Null means the name of the class.</summary>
    public string? Accessor { get; set; }

    /// <summary>
    /// The providers that the app will run on. They narrow which bucket names are accepted and let the analyzers report what one
    /// of them cannot do. <see cref="Providers.Any"/>, the default, accepts what all of them accept.
    /// </summary>
    public Providers Providers { get; set; }
}
