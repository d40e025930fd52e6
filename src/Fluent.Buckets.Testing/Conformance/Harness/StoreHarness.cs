using System.Collections.Concurrent;

namespace Fluent.Buckets.Conformance;

/// <summary>
/// One store that the suite runs against. A driver's file declares one, names it as an assembly fixture, and derives one class a theme.
/// </summary>
public abstract class StoreHarness : IAsyncDisposable
{
    private readonly Lazy<Task<ObjectStore>> _store;

    /// <summary>Buckets that tests left empty. To create and delete one for each test would take a server longer than most tests.</summary>
    private readonly ConcurrentBag<Bucket> _empty = [];

    /// <summary>Makes a harness that opens its store with the first test that asks for it.</summary>
    protected StoreHarness() => _store = new Lazy<Task<ObjectStore>>(() => OpenStore().AsTask());

    /// <summary>What the names of the tests' buckets start with in this run, so that what is left of them can be found.</summary>
    public string Prefix { get; } = $"conf-{Guid.NewGuid().ToString("N")[..8]}-";

    /// <summary>What the store is, with the version of its server, for reports.</summary>
    public abstract string Description { get; }

    /// <summary>The store, opened once for all tests.</summary>
    public Task<ObjectStore> Store => _store.Value;

    /// <summary>
    /// Whether the provider's documentation says that a key cannot be held; the suite then asserts that it is refused. It is written here and not
    /// asked of the driver, so that a driver which refuses too much is found.
    /// </summary>
    /// <param name="key">A key that keeps the rule of every store: 1 to 1,024 bytes of UTF-8, no lone surrogate, no NUL.</param>
    public virtual bool RefusesKey(string key) => false;

    /// <summary>Whether the provider holds objects of a key, but cannot take an upload in parts of it; the suite then asserts that it is NotSupported and leaves nothing.</summary>
    /// <param name="key">A key that is not refused.</param>
    public virtual bool RefusesParts(string key) => false;

    /// <summary>Whether the provider refuses one of the bucket names of <see cref="BadNames"/>.</summary>
    /// <param name="name">The name.</param>
    public virtual bool RefusesBucketName(string name) => true;

    /// <summary>
    /// Whether the provider drops the parts of every unfinished upload of a key when that key is written; those uploads then end in Conflict.
    /// </summary>
    public virtual bool WritesVoidUploads => false;

    /// <summary>
    /// How many parts of a test may come to the provider after their request was cancelled and their upload aborted, because the server had them already. A
    /// sweep, or the provider's own expiry, removes them.
    /// </summary>
    public virtual int LateParts => 0;

    /// <summary>
    /// Whether the server may say for a moment, while an object is overwritten, that it is missing. Swift's object server opens the file that it has just found in
    /// the object's folder: an overwrite may remove it in between, and with one replica nobody else has it.
    /// </summary>
    public virtual bool MayVanishDuringOverwrite => false;

    /// <summary>How many objects the test of long listings makes: 2,001 or more, so that there are several pages of 1,000.</summary>
    public virtual int ManyObjects => 5001;

    /// <summary>Whether the store is a server that is asked over HTTP.</summary>
    public virtual bool IsRemote => true;

    /// <summary>Whether every bucket of the store keeps versions without being told.</summary>
    public virtual bool KeepsAllVersions => false;

    /// <summary>Whether the store refuses conditional writes to buckets that keep versions, where its server ignores the condition.</summary>
    public virtual bool RefusesConditionsOnVersions => false;

    /// <summary>Tells the provider that a bucket keeps versions from now on. Called only where the store declares versions.</summary>
    /// <param name="bucket">The bucket, which exists.</param>
    public virtual Task KeepVersions(Bucket bucket) => Task.CompletedTask;

    /// <summary>
    /// What a bucket holds of writes that are not finished: uploads, parts, blocks, segments, temporary files. Where the provider has an API of its own it is
    /// asked, past the driver.
    /// </summary>
    /// <param name="bucket">The name of the bucket, which exists.</param>
    public abstract Task<IReadOnlyList<string>> Unfinished(string bucket);

    /// <summary>Closes the store and what was started for it, and asserts that nothing of the tests is left in it.</summary>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_store.IsValueCreated)
        {
            ObjectStore store = await _store.Value;
            try
            {
                foreach (Bucket bucket in _empty)
                {
                    await bucket.DeleteBucket().WithContents();
                }

                Assert.DoesNotContain(await Remains(), name => name.Contains(Prefix, StringComparison.Ordinal));
            }
            finally
            {
                await store.DisposeAsync();
                await Release();
            }
        }
    }

    /// <summary>A bucket that an earlier test left empty. Null when there is none.</summary>
    internal Bucket? TakeBucket() => _empty.TryTake(out Bucket? bucket) ? bucket : null;

    /// <summary>Keeps an empty bucket for a later test.</summary>
    internal void GiveBucket(Bucket bucket) => _empty.Add(bucket);

    /// <summary>Opens the store.</summary>
    protected abstract ValueTask<ObjectStore> OpenStore();

    /// <summary>The names of all that the provider holds at the top: buckets, and what keeps parts or segments for them.</summary>
    protected abstract Task<IReadOnlyList<string>> Remains();

    /// <summary>Removes what <see cref="OpenStore"/> made besides the store itself.</summary>
    protected virtual ValueTask Release() => ValueTask.CompletedTask;
}
