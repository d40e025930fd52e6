using System.Diagnostics.CodeAnalysis;
using Fluent.Buckets.AzureBlobs;

namespace Fluent.Buckets;

/// <summary>Azure Blob Storage: buckets are containers of one storage account, objects are blobs.</summary>
/// <remarks>
/// <para>
/// Parts of an upload are staged blocks. A commit of one upload voids the blocks of all others of the same key, which then end in Conflict. An upload is
/// marked by an uncommitted blob below <c>.fluent-buckets/</c>, which no listing shows. Azure has no verb that removes staged blocks: an abort replaces each by
/// a single byte, which goes with the next write of the key or after a week.
/// </para>
/// <para><c>Append</c> adds a block to a block blob, once and whole, also where an answer is lost. To an append blob of another program it appends as such.</para>
/// </remarks>
public sealed partial class AzureDriver : StoreDriver
{
    private const long MiB = 1024 * 1024;

    /// <summary>The greatest body of Put Blob, in bytes.</summary>
    private const long GreatestWrite = 5000 * MiB;

    /// <summary>The greatest block, in bytes.</summary>
    private const long GreatestBlock = 4000 * MiB;

    /// <summary>The greatest number of blocks of a blob.</summary>
    private const int GreatestBlocks = 50_000;

    private readonly AzureAccount _account;
    private readonly AttemptClock _clock;

    /// <summary>Opens an account, without any request.</summary>
    /// <param name="options">The options; later changes of them have no effect.</param>
    /// <exception cref="StorageException">InvalidArgument: the options are wrong or name no account.</exception>
    public AzureDriver(AzureOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _account = AzureAccount.Open(options, ReportRetry);
        _clock = new AttemptClock(_account.TimeProvider);
        Capabilities = new StoreCapabilities
        {
            Conditions = StoreConditions.All,
            Parts = new PartLimits(1, GreatestBlock, GreatestBlocks),
            GreatestSingleWrite = GreatestWrite,
            ReadsInParallel = true,
            ListOrder = ListOrder.Utf16,
            ListsStartAfter = true,
            SetsMetadata = true,
            Tags = true,
            Appends = true,
            Versions = options.KeepsVersions,
            Tiers = Tiers.All,
            SignedUrls = _account.Signs
                ? SignedUrlFeatures.Download | SignedUrlFeatures.Upload | SignedUrlFeatures.ResponseHeaders
                : SignedUrlFeatures.None,
        };
    }

    /// <inheritdoc/>
    public override string Name => _account.Name;

    /// <inheritdoc/>
    public override StoreCapabilities Capabilities { get; }

    /// <inheritdoc/>
    public override KeyRules KeyRules => AzureKeyRules.Instance;

    /// <inheritdoc/>
    public override BucketNameRules BucketNameRules => ContainerNames.Instance;

    /// <summary>The provider's own client, a <see cref="Azure.Storage.Blobs.BlobServiceClient"/>.</summary>
    public override object Native => _account.Service;

    /// <inheritdoc/>
    public override TimeProvider TimeProvider => _account.TimeProvider;

    /// <summary>Makes <c>azure://</c> URLs known to an app without the source generator.</summary>
    public static void Register() => StoreDrivers.Register<AzureDriver>("azure");

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        _account.Dispose();
        return base.DisposeAsync();
    }

    private BlobPlace Place(string bucket, string? key = null) => new(Name, bucket, key);

    /// <summary>Makes a request, and our error of the provider's.</summary>
    [SuppressMessage("Design", "CA1068:CancellationToken parameters must come last", Justification = "The lambda is the request.")]
    private static async Task<T> Ask<T>(BlobPlace place, CancellationToken cancellationToken, Func<Task<T>> request)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await request().ConfigureAwait(false);
        }
        catch (Exception fault) when (IsProviders(fault, cancellationToken))
        {
            throw AzureErrors.Translate(fault, place);
        }
    }

    /// <summary>Makes a request with a body. When reading the body fails, what it threw comes out.</summary>
    [SuppressMessage("Design", "CA1068:CancellationToken parameters must come last", Justification = "The lambda is the request.")]
    private static async Task<T> Send<T>(BlobPlace place, ObjectBody body, CancellationToken cancellationToken, Func<Stream, Task<T>> request)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var stream = new BodyStream(body);
        await using (stream.ConfigureAwait(false))
        {
            try
            {
                using (CallScope.WithBody(stream))
                {
                    return await request(stream).ConfigureAwait(false);
                }
            }
            catch (Exception fault) when (IsProviders(fault, cancellationToken))
            {
                stream.Failure?.Throw();
                throw AzureErrors.Translate(fault, place);
            }
        }
    }

    private static bool IsProviders(Exception fault, CancellationToken cancellationToken) =>
        fault is not StorageException && !(fault is OperationCanceledException && cancellationToken.IsCancellationRequested);
}
