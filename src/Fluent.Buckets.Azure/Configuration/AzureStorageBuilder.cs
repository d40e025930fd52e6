namespace Fluent.Buckets;

/// <summary>Lets a façade use Azure Blob Storage.</summary>
public static class AzureStorageBuilder
{
    /// <summary>Uses the containers of a storage account.</summary>
    /// <param name="builder">The façade's builder.</param>
    /// <param name="configure">Sets the options.</param>
    /// <param name="name">The store's name. Null means the default store.</param>
    /// <exception cref="StorageException">InvalidArgument: the options are wrong, or the name is taken.</exception>
    public static StorageBuilder UseAzure(this StorageBuilder builder, Action<AzureOptions> configure, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new AzureOptions();
        configure(options);
        return builder.Use(new ObjectStore(new AzureDriver(options)), name);
    }
}
