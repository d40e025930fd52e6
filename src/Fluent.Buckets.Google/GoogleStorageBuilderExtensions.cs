namespace Fluent.Buckets;

/// <summary>Google Cloud Storage as a store of a façade.</summary>
public static class GoogleStorageBuilderExtensions
{
    /// <summary>Uses Google Cloud Storage. Nothing is asked before the first operation.</summary>
    /// <param name="builder">Says which stores a façade uses.</param>
    /// <param name="configure">Sets the options. Null means application default credentials and nothing else.</param>
    /// <param name="name">The store's name. Null means the default store.</param>
    /// <exception cref="StorageException">InvalidArgument: an option that makes no sense, or the name is taken.</exception>
    public static StorageBuilder UseGoogle(this StorageBuilder builder, Action<GoogleOptions>? configure = null, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = new GoogleOptions();
        configure?.Invoke(options);
        return builder.Use(new ObjectStore(new GoogleDriver(options)), name);
    }
}
