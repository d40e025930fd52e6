using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Fluent.Buckets;

/// <summary>A store of buckets: one account, endpoint or directory. Safe for use by many threads at once.</summary>
public sealed class ObjectStore : IAsyncDisposable
{
    private readonly StoreDriver _driver;
    private readonly bool _isLent;
    private bool _disposed;

    /// <summary>Makes a store of a driver, which it owns from then on.</summary>
    /// <param name="driver">The driver.</param>
    public ObjectStore(StoreDriver driver)
        : this(driver, NullLoggerFactory.Instance)
    {
    }

    /// <summary>Makes a store of a driver, which it owns from then on, and writes a log.</summary>
    /// <param name="driver">The driver.</param>
    /// <param name="loggers">Makes the logger, of the category <c>Fluent.Buckets</c>: each operation at Debug, each failure at Warning.</param>
    public ObjectStore(StoreDriver driver, ILoggerFactory loggers)
    {
        ArgumentNullException.ThrowIfNull(driver);
        ArgumentNullException.ThrowIfNull(loggers);
        _driver = driver;
        Logger = loggers.CreateLogger(StorageTelemetry.Name);
        Kind = KindOf(driver);
    }

    private ObjectStore(StoreDriver driver, bool isLent)
        : this(driver) => _isLent = isLent;

    /// <summary>The store's name in messages, such as <c>directory:/srv/data</c>. It holds no secret.</summary>
    public string Name => _driver.Name;

    /// <summary>What the store can do.</summary>
    public StoreCapabilities Capabilities => _driver.Capabilities;

    /// <summary>The verifier of the URLs that the store signs, for the app that answers them. Null when the provider answers them, or none is signed.</summary>
    public SignedUrlVerifier? SignedUrlVerifier => _driver.SignedUrlVerifier;

    /// <summary>The kind of the store, such as <c>directory</c>: the beginning of its name.</summary>
    internal string Kind { get; }

    internal ILogger Logger { get; }

    internal StoreDriver Driver
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _driver;
        }
    }

    /// <summary>
    /// Opens the store that a URL names: <c>file:///srv/data</c>, <c>memory:</c>, or one of a driver that is installed, such as <c>s3://?region=eu-west-1</c>.
    /// </summary>
    /// <param name="url">The URL. It holds no credential.</param>
    /// <exception cref="StorageException">
    /// InvalidArgument: not a store URL, one with a credential in it, a scheme that no driver is registered for, or something that the driver does not take.
    /// </exception>
    [SuppressMessage("Design", "CA1054:URI-like parameters should not be strings", Justification = "memory: and file: URLs are written as text.")]
    public static ObjectStore Open(string url) => new(StoreDrivers.Open(StoreUrl.Parse(url)));

    internal static string KindOf(StoreDriver driver) => driver.Name.Split(':')[0];

    /// <summary>The provider's own client.</summary>
    /// <typeparam name="T">The type of the client.</typeparam>
    /// <exception cref="StorageException">NotSupported: the store has no client of this type.</exception>
    public T Native<T>()
        where T : class => Driver.Native as T ?? throw StorageErrors.NotSupported(
            Name, null, null, $"Native<{typeof(T).Name}>()", $"Its client is {_driver.Native?.GetType().Name ?? "none: it needs none"}.");

    /// <summary>Names a bucket without any request, for credentials that may touch only that one bucket.</summary>
    /// <param name="name">The bucket's name.</param>
    public Bucket Bucket(string name) => new(this, name);

    /// <summary>Creates a bucket.</summary>
    /// <param name="name">The bucket's name.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="StorageException">When awaited. BucketAlreadyExists; InvalidName; what else the store reports.</exception>
    public StorageRequest<Bucket> CreateBucket(string name, CancellationToken cancellationToken = default) =>
        new StorageRequest<Bucket, Bucket>(
            Bucket(name),
            static async (bucket, token) =>
            {
                await bucket.CreateBucket(token).ConfigureAwait(false);
                return bucket;
            },
            cancellationToken);

    /// <summary>Opens a bucket that must exist.</summary>
    /// <param name="name">The bucket's name.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="StorageException">When awaited. BucketNotFound; AccessDenied; what else the store reports.</exception>
    public StorageRequest<Bucket> GetBucket(string name, CancellationToken cancellationToken = default) =>
        new StorageRequest<Bucket, Bucket>(
            Bucket(name),
            static async (bucket, token) => await bucket.Exists(token).ConfigureAwait(false)
                ? bucket
                : throw StorageErrors.BucketNotFound(bucket.Store.Name, bucket.Name),
            cancellationToken);

    /// <summary>Opens a bucket. Null means that it does not exist.</summary>
    /// <param name="name">The bucket's name.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="StorageException">When awaited. AccessDenied; what else the store reports.</exception>
    public StorageRequest<Bucket?> TryGetBucket(string name, CancellationToken cancellationToken = default) =>
        new StorageRequest<Bucket, Bucket?>(
            Bucket(name),
            static async (bucket, token) => await bucket.Exists(token).ConfigureAwait(false) ? bucket : null,
            cancellationToken);

    /// <summary>Lists all buckets that the credentials may see.</summary>
    /// <param name="cancellationToken">Cancels the listing.</param>
    /// <exception cref="StorageException">When enumerated. AccessDenied; what else the store reports.</exception>
    public BucketListing ListBuckets(CancellationToken cancellationToken = default) => new(this, null, cancellationToken);

    /// <summary>Finds the buckets whose names match a pattern.</summary>
    /// <param name="glob">The pattern, as for <see cref="Fluent.Buckets.Bucket.Find"/>.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    /// <exception cref="StorageException">InvalidArgument: the pattern is malformed. When enumerated: as <see cref="ListBuckets"/>.</exception>
    public BucketListing FindBuckets(string glob, CancellationToken cancellationToken = default) =>
        new(this, Glob.Parse(glob), cancellationToken);

    /// <summary>Releases the driver. Operations that start later throw <see cref="ObjectDisposedException"/>.</summary>
    public ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return ValueTask.CompletedTask;
        }

        _disposed = true;
        return _isLent ? ValueTask.CompletedTask : _driver.DisposeAsync();
    }

    /// <summary>The store's name.</summary>
    public override string ToString() => Name;

    /// <summary>The same store for one who disposes what it is given, such as a container, and shall not dispose this.</summary>
    internal ObjectStore Lend() => new(Driver, isLent: true);

    internal static void CheckBucketName(StoreDriver driver, string name)
    {
        if (driver.BucketNameRules.Check(name) is { } refusal)
        {
            throw StorageErrors.At(
                StorageErrorCode.InvalidName,
                driver.Name,
                name,
                null,
                $"The bucket name {StorageErrors.Show(name)} is refused ({driver.Name}). {refusal} Nothing was sent.");
        }
    }
}
