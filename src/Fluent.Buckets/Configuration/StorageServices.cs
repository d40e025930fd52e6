using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Fluent.Buckets;

/// <summary>Adds façades, their buckets and their stores to a container.</summary>
/// <remarks>
/// Injectable are then the façade, each of its buckets by its class, and each store by its name:
/// <c>[FromKeyedServices("archive")] ObjectStore store</c>; the default store's name is <c>default</c>. A host checks the configuration when it starts, and one
/// error tells all that is wrong; without a host, whatever is resolved first does. A container disposes the stores of the façades that it makes, for which it
/// must itself be disposed asynchronously (<c>await using</c>), as hosts do.
/// </remarks>
public static class StorageServices
{
    /// <summary>Adds a façade with stores that are named in code. A façade that was added before is replaced, so that a test can do so.</summary>
    /// <typeparam name="TFacade">A class marked with <see cref="StorageAttribute"/> that is not static.</typeparam>
    /// <param name="services">The services of the app.</param>
    /// <param name="configure">Says which stores.</param>
    public static IServiceCollection AddStorage<TFacade>(this IServiceCollection services, Action<StorageBuilder> configure)
        where TFacade : class, IStorageFacade<TFacade>
    {
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddStorage<TFacade>((builder, _) => configure(builder));
    }

    /// <summary>Adds a façade with the settings of a section of the app's configuration, as <see cref="StorageBuilder.UseConfiguration"/> reads them.</summary>
    /// <typeparam name="TFacade">A class marked with <see cref="StorageAttribute"/> that is not static.</typeparam>
    /// <param name="services">The services of the app, with an <see cref="IConfiguration"/> among them.</param>
    /// <param name="section">The name of the section, such as <c>Storage</c>.</param>
    public static IServiceCollection AddStorage<TFacade>(this IServiceCollection services, string section)
        where TFacade : class, IStorageFacade<TFacade>
    {
        ArgumentNullException.ThrowIfNull(section);
        return services.AddStorage<TFacade>((builder, provider) => builder.UseConfiguration(
            (provider.GetService<IConfiguration>() ?? throw new StorageException(
                StorageErrorCode.NotConfigured,
                $"The settings of section {section} cannot be read: the container has no IConfiguration. Add one, or say s => s.UseConfiguration(…)."))
            .GetSection(section)));
    }

    /// <summary>Adds a façade with stores that take something of the container.</summary>
    /// <typeparam name="TFacade">A class marked with <see cref="StorageAttribute"/> that is not static.</typeparam>
    /// <param name="services">The services of the app.</param>
    /// <param name="configure">Says which stores, when the façade is made.</param>
    public static IServiceCollection AddStorage<TFacade>(
        this IServiceCollection services, Action<StorageBuilder, IServiceProvider> configure)
        where TFacade : class, IStorageFacade<TFacade>
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.RemoveAll<TFacade>();
        services.AddSingleton(provider => TFacade.Create(builder =>
        {
            builder.IsComplete = true;
            configure(builder, provider);
        }));
        TFacade.AddBuckets(new FacadeBuckets<TFacade>(services));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStoreSource, FacadeStores<TFacade>>(
            static provider => new FacadeStores<TFacade>(provider)));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<FacadeCheck<TFacade>>, FacadeValidator<TFacade>>(
            static provider => new FacadeValidator<TFacade>(provider)));
        services.AddOptions<FacadeCheck<TFacade>>().ValidateOnStart();
        return services.AddKeyedStores();
    }

    /// <summary>
    /// Makes the buckets and stores of a static façade injectable. The façade is configured as ever, with its <c>Configure</c>; that it is, is checked when
    /// the host starts. Its stores are not the container's, and outlive it.
    /// </summary>
    /// <param name="services">The services of the app.</param>
    /// <param name="registration">The façade's <c>Registration</c>.</param>
    public static IServiceCollection AddStorage(this IServiceCollection services, StorageRegistration registration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(registration);
        registration.AddBuckets(services);
        if (!services.Any(service => service.ImplementationInstance is StaticStores present && present.Stores == registration.Stores))
        {
            var stores = new StaticStores(registration.Stores);
            services.AddSingleton<IStoreSource>(stores);
            services.AddSingleton<IValidateOptions<StaticCheck>>(stores);
            services.AddOptions<StaticCheck>().ValidateOnStart();
        }

        return services.AddKeyedStores();
    }

    private static IServiceCollection AddKeyedStores(this IServiceCollection services)
    {
        services.TryAddSingleton(static provider => new ContainerStores(provider.GetServices<IStoreSource>()));
        services.TryAddKeyedSingleton(KeyedService.AnyKey, static (provider, key) => KeyedStores.Find(provider, key));
        return services;
    }
}
