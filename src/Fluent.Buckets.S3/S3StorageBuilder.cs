namespace Fluent.Buckets;

/// <summary>Uses S3 stores in a façade.</summary>
public static class S3StorageBuilder
{
    /// <summary>Uses Amazon S3, or a server that speaks its protocol.</summary>
    /// <param name="builder">The façade's builder.</param>
    /// <param name="configure">Sets the options.</param>
    /// <param name="name">The store's name. Null means the default store.</param>
    /// <exception cref="StorageException">InvalidArgument: options that no request can be made with, or the name is taken.</exception>
    public static StorageBuilder UseS3(this StorageBuilder builder, Action<S3Options> configure, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new S3Options();
        configure(options);
        return builder.Use(new ObjectStore(new S3Driver(options)), name);
    }
}
