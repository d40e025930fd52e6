namespace Fluent.Buckets;

/// <summary>
/// Marks an assembly that holds a driver for a scheme of store URLs. The source generator registers the drivers that an app references;
/// an app without it calls <see cref="StoreDrivers.Register{TDriver}"/>.
/// </summary>
/// <param name="scheme">The scheme, such as <c>s3</c>.</param>
/// <param name="driver">The driver: a public class that implements <see cref="IStoreUrlDriver"/>.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class StoreDriverAttribute(string scheme, Type driver) : Attribute
{
    /// <summary>The scheme, such as <c>s3</c>.</summary>
    public string Scheme { get; } = scheme;

    /// <summary>The driver: a public class that implements <see cref="IStoreUrlDriver"/>.</summary>
    public Type Driver { get; } = driver;
}
