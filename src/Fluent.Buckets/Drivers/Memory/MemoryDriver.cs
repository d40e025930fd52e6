using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Fluent.Buckets;

/// <summary>A store in the memory of the process, with the semantics of all others. For tests and for what need not last.</summary>
public sealed partial class MemoryDriver : StoreDriver
{
    private readonly ConcurrentDictionary<string, MemoryBucket> _buckets = new(StringComparer.Ordinal);
    private readonly MemoryOptions _options;
    private long _versions;

    /// <summary>Makes an empty store.</summary>
    public MemoryDriver()
        : this(new MemoryOptions())
    {
    }

    /// <summary>Makes an empty store with a clock of its own.</summary>
    /// <param name="timeProvider">The clock that tells when objects are written.</param>
    public MemoryDriver(TimeProvider timeProvider)
        : this(new MemoryOptions { TimeProvider = timeProvider ?? throw new ArgumentNullException(nameof(timeProvider)) })
    {
    }

    /// <summary>Makes an empty store.</summary>
    /// <param name="options">The options.</param>
    public MemoryDriver(MemoryOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        Capabilities = new StoreCapabilities
        {
            Conditions = StoreConditions.All,
            Parts = new PartLimits(TransferDefaults.LeastPartSize, TransferDefaults.GreatestPartSize, 10_000),
            GreatestSingleWrite = Array.MaxLength,
            ReadsInParallel = true,
            ListOrder = ListOrder.Utf8,
            ListsStartAfter = true,
            SetsMetadata = true,
            Tags = true,
            Appends = true,
            Versions = options.KeepVersions,
            DeletionMarks = options.KeepVersions,
        };
    }

    /// <inheritdoc/>
    public override string Name => "memory";

    /// <inheritdoc/>
    public override TimeProvider TimeProvider => _options.TimeProvider;

    /// <inheritdoc/>
    /// <remarks>A single write is at most the greatest array; an object made of parts likewise.</remarks>
    public override StoreCapabilities Capabilities { get; }

    /// <inheritdoc/>
    public override KeyRules KeyRules => KeyRules.Any;

    /// <inheritdoc/>
    public override BucketNameRules BucketNameRules => BucketNameRules.Local;

    /// <inheritdoc/>
    public override bool IsSameStore(StoreDriver other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override Task<bool> BucketExists(string bucket, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested
            ? Task.FromCanceled<bool>(cancellationToken)
            : Task.FromResult(_buckets.ContainsKey(bucket));

    /// <inheritdoc/>
    public override Task CreateBucket(string bucket, CancellationToken cancellationToken) => Answer(cancellationToken, () =>
        _buckets.TryAdd(bucket, new MemoryBucket(_options.KeepVersions ? new MemoryHistory() : null)) ? true : throw StorageErrors.BucketAlreadyExists(Name, bucket));

    /// <inheritdoc/>
    public override Task DeleteBucket(string bucket, CancellationToken cancellationToken) => In(bucket, cancellationToken, found =>
    {
        if (!found.IsEmpty)
        {
            throw StorageErrors.BucketNotEmpty(Name, bucket);
        }

        found.IsDeleted = true;
        _buckets.TryRemove(bucket, out _);
        return true;
    });

    /// <inheritdoc/>
    public override Task<BucketPage> ListBuckets(string? pageToken, CancellationToken cancellationToken) => Answer(cancellationToken, () =>
        new BucketPage(_buckets.Keys.Order(StringComparer.Ordinal).ToList(), null));

    [SuppressMessage("Design", "CA1068:CancellationToken parameters must come last", Justification = "The lambda is the body of the verb.")]
    private static Task<T> Answer<T>(CancellationToken cancellationToken, Func<T> answer)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        try
        {
            return Task.FromResult(answer());
        }
        catch (StorageException fault)
        {
            return Task.FromException<T>(fault);
        }
    }

    /// <summary>Answers from a bucket, alone with it.</summary>
    [SuppressMessage("Design", "CA1068:CancellationToken parameters must come last", Justification = "The lambda is the body of the verb.")]
    private Task<T> In<T>(string bucket, CancellationToken cancellationToken, Func<MemoryBucket, T> answer) => Answer(cancellationToken, () =>
    {
        if (!_buckets.TryGetValue(bucket, out MemoryBucket? found))
        {
            throw StorageErrors.BucketNotFound(Name, bucket);
        }

        lock (found.Lock)
        {
            return found.IsDeleted ? throw StorageErrors.BucketNotFound(Name, bucket) : answer(found);
        }
    });
}
