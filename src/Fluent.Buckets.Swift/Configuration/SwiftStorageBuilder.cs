namespace Fluent.Buckets;

/// <summary>Lets a façade use OpenStack Swift.</summary>
public static class SwiftStorageBuilder
{
    /// <summary>Uses the containers of a Swift account.</summary>
    /// <param name="builder">The façade's builder.</param>
    /// <param name="configure">Sets the options.</param>
    /// <param name="name">The store's name. Null means the default store.</param>
    /// <exception cref="StorageException">InvalidArgument: the options are wrong, or the name is taken.</exception>
    public static StorageBuilder UseSwift(this StorageBuilder builder, Action<SwiftOptions> configure, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new SwiftOptions();
        configure(options);
        return builder.Use(new ObjectStore(new SwiftDriver(options)), name);
    }
}
