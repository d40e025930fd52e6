using System.Collections.Concurrent;

namespace Fluent.Buckets;

/// <summary>The drivers of this process by the scheme of the store URLs that they open.</summary>
public static class StoreDrivers
{
    private static readonly Dictionary<string, string> Packages = new(StringComparer.Ordinal)
    {
        ["s3"] = "Fluent.Buckets.S3",
        ["azure"] = "Fluent.Buckets.Azure",
        ["gs"] = "Fluent.Buckets.Google",
        ["swift"] = "Fluent.Buckets.Swift",
    };

    private static readonly ConcurrentDictionary<string, Registration> Registered = new(StringComparer.Ordinal)
    {
        ["file"] = Registration.Of<DirectoryDriver>(),
        ["memory"] = Registration.Of<MemoryDriver>(),
    };

    /// <summary>Registers a driver for a scheme. To do so again changes nothing; a second driver for one scheme makes its URLs ambiguous.</summary>
    /// <typeparam name="TDriver">The driver.</typeparam>
    /// <param name="scheme">The scheme, such as <c>s3</c>; upper and lower case do not matter.</param>
    /// <exception cref="StorageException">InvalidArgument: not a scheme of two or more characters.</exception>
    public static void Register<TDriver>(string scheme)
        where TDriver : StoreDriver, IStoreUrlDriver
    {
        ArgumentNullException.ThrowIfNull(scheme);
        if (scheme.Length < 2 || !Uri.CheckSchemeName(scheme))
        {
            throw StorageErrors.InvalidArgument(
                $"{StorageErrors.Show(scheme)} is not the scheme of a store URL. It has two or more characters: letters, digits, '+', '-' and '.', first a letter.");
        }

        Registration added = Registration.Of<TDriver>();
        Registered.AddOrUpdate(scheme.ToLowerInvariant(), added, (_, present) => present.And(added));
    }

    /// <summary>Makes the driver that a URL names.</summary>
    internal static StoreDriver Open(StoreUrl url)
    {
        if (!Registered.TryGetValue(url.Scheme, out Registration? registration))
        {
            throw StorageErrors.InvalidArgument(Packages.TryGetValue(url.Scheme, out string? package)
                ? $"No driver is registered for {url.Scheme}: store URLs. Install the package {package}; "
                    + "in a project without the source generator also call its driver's Register() at the start."
                : $"No driver is registered for {url.Scheme}: store URLs. Registered are {Schemes()}; "
                    + $"{string.Join(", ", Packages.Select(static known => $"{known.Key}: comes with {known.Value}"))}.");
        }

        return registration.Rival is null
            ? registration.Open(url)
            : throw StorageErrors.InvalidArgument(
                $"Two drivers are registered for {url.Scheme}: store URLs: {NameOf(registration.Driver)} and {NameOf(registration.Rival)}. "
                + "Remove the package of one, or make the driver in code: new ObjectStore(driver).");
    }

    private static string Schemes() => string.Join(", ", Registered.Keys.Order(StringComparer.Ordinal).Select(static scheme => scheme + ":"));

    private static string NameOf(Type driver) => $"{driver.FullName} of {driver.Assembly.GetName().Name}";

    /// <summary>A registered driver.</summary>
    /// <param name="Driver">Its type.</param>
    /// <param name="Open">Makes one.</param>
    /// <param name="Rival">Another driver that was registered for the same scheme. Null means none.</param>
    private sealed record Registration(Type Driver, Func<StoreUrl, StoreDriver> Open, Type? Rival)
    {
        public static Registration Of<TDriver>()
            where TDriver : StoreDriver, IStoreUrlDriver => new(typeof(TDriver), TDriver.Open, null);

        public Registration And(Registration other) => other.Driver == Driver ? this : this with { Rival = other.Driver };
    }
}
