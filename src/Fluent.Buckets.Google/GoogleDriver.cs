using Fluent.Buckets.GoogleStorage;
using Google.Apis.Http;
using Google.Apis.Util;

[assembly: Fluent.Buckets.StoreDriver("gs", typeof(Fluent.Buckets.GoogleDriver))]

namespace Fluent.Buckets;

/// <summary>Google Cloud Storage.</summary>
/// <remarks>
/// The ETag is the object's generation, which changes with its content; <c>SetMetadata</c> keeps it, so <c>IfMatch</c> does not notice a change of
/// metadata alone. Checksums (CRC-32C) are compared for everything that is sent, and for whole objects that are read. An upload URL with a content type is
/// for requests that send the very header.
/// </remarks>
public sealed partial class GoogleDriver : StoreDriver, IStoreUrlDriver
{
    private const long GiB = 1024L * 1024 * 1024;
    private const long MiB = 1024 * 1024;

    private readonly GoogleOptions _options;
    private readonly CredentialSource _credentials;
    private readonly ConfigurableHttpClient _client;
    private readonly StorageApi _api;
    private readonly MultipartApi _multipart;
    private readonly ResumableUpload _resumable;
    private readonly GoogleErrors _errors;
    private readonly IBackOff _backOff;

    /// <summary>Makes a driver. Nothing is asked before the first request.</summary>
    /// <param name="options">How to reach Google Cloud Storage. They are read now.</param>
    /// <exception cref="StorageException">InvalidArgument: an option that makes no sense.</exception>
    public GoogleDriver(GoogleOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        _options = Copy(options);
        Uri endpoint = options.Endpoint ?? GoogleOptions.DefaultEndpoint;
        Name = $"google:{endpoint.Authority}";
        Capabilities = Declare(options);
        _errors = new GoogleErrors(Name, endpoint);
        _credentials = new CredentialSource(options.Credentials);
        _backOff = StorageHttp.BackOff(options);
        var calls = new CallRetry(options.MaxRetries, _backOff, ReportRetry);
        _client = StorageHttp.Create(options, _credentials, calls, new RetryHandler(_backOff, ReportRetry));
        _api = new StorageApi(_client, endpoint, calls);
        _multipart = new MultipartApi(_api);
        _resumable = new ResumableUpload(_api, options.MaxRetries, _backOff, ReportRetry);
    }

    /// <inheritdoc/>
    /// <remarks>Names of buckets are one space for all projects, so the project is no part of it.</remarks>
    public override string Name { get; }

    /// <inheritdoc/>
    public override StoreCapabilities Capabilities { get; }

    /// <inheritdoc/>
    public override KeyRules KeyRules => GoogleKeyRules.Instance;

    /// <inheritdoc/>
    public override BucketNameRules BucketNameRules => GoogleBucketNameRules.Instance;

    /// <summary>Google's HTTP client, with the credentials and the back-off: <c>store.Native&lt;ConfigurableHttpClient&gt;()</c>.</summary>
    public override object? Native => _client;

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        _client.Dispose();
        _credentials.Dispose();
        return base.DisposeAsync();
    }

    /// <remarks>
    /// Preconditions are documented for the completion of no multipart upload of the XML API, so none is declared: a conditional upload goes as one
    /// resumable upload, whatever its length.
    /// </remarks>
    private static StoreCapabilities Declare(GoogleOptions options) => new()
    {
        Conditions = StoreConditions.All & ~(StoreConditions.CompleteIfAbsent | StoreConditions.CompleteIfMatch),
        Parts = options.UseMultipart ? new PartLimits(5 * MiB, 5 * GiB, 10_000) : null,
        GreatestSingleWrite = 5 * 1024 * GiB,
        WritesUnknownLength = true,
        WritesInParallel = options.UseMultipart,
        ReadsInParallel = true,
        ListOrder = ListOrder.Utf8,
        ListsStartAfter = true,
        SetsMetadata = true,
        Versions = true,
        Tiers = StorageClasses.Tiers,
        SignedUrls = options.Credentials.IsAnonymous
            ? SignedUrlFeatures.None
            : SignedUrlFeatures.Download | SignedUrlFeatures.Upload | SignedUrlFeatures.ResponseHeaders | SignedUrlFeatures.ContentType,
    };

    private static GoogleOptions Copy(GoogleOptions options) => new()
    {
        Credentials = options.Credentials,
        Project = options.Project,
        Endpoint = options.Endpoint,
        Location = options.Location,
        KmsKeyName = options.KmsKeyName,
        MaxRetries = options.MaxRetries,
        UseMultipart = options.UseMultipart,
        HttpClientFactory = options.HttpClientFactory,
        BackOff = options.BackOff,
    };

    /// <summary>Runs requests about a bucket or an object, and explains what they fail with.</summary>
    private async Task<T> Run<T>(string? bucket, string? key, Func<Task<T>> requests, CancellationToken cancellationToken)
    {
        try
        {
            return await requests().ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is not StorageException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw await Explain(fault, bucket, key, cancellationToken).ConfigureAwait(false);
        }
    }

    private Task<bool> Run(string? bucket, string? key, Func<Task> requests, CancellationToken cancellationToken) => Run(
        bucket,
        key,
        async () =>
        {
            await requests().ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    /// <summary>What a fault means. Where Google only says "not found", one more request tells what is missing.</summary>
    private async Task<StorageException> Explain(Exception fault, string? bucket, string? key, CancellationToken cancellationToken)
    {
        if (fault is not ApiFault { Status: System.Net.HttpStatusCode.NotFound } missing || bucket is null)
        {
            return _errors.Explain(fault, bucket, key);
        }

        bool noBucket = missing.Reason == "NoSuchBucket" || key is null;
        if (!noBucket && missing.Reason != "NoSuchUpload")
        {
            try
            {
                noBucket = await IsBucketMissing(bucket, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception broken) when (RetryHandler.IsTransient(broken))
            {
                // Nobody knows what is missing: that the line is broken is what can be told.
                return _errors.Explain(broken, bucket, key);
            }
        }

        return GoogleErrors.With(
            noBucket ? StorageErrors.BucketNotFound(Name, bucket, missing.Provider)
            : missing.Reason == "NoSuchUpload" ? StorageErrors.UploadNotFound(Name, bucket, key!, missing.Provider)
            : StorageErrors.ObjectNotFound(Name, bucket, key!, missing.Provider),
            missing);
    }

    /// <summary>
    /// Whether a bucket does not exist. It asks for the objects, not for the bucket: whoever may read objects may mostly list them, but not see their bucket.
    /// </summary>
    private async Task<bool> IsBucketMissing(string bucket, CancellationToken cancellationToken)
    {
        try
        {
            await _api.ListObjects(bucket, new ListQuery { MaxResults = 1, Fields = "kind" }, cancellationToken).ConfigureAwait(false);
            return false;
        }
        catch (ApiFault fault)
        {
            return fault.Status == System.Net.HttpStatusCode.NotFound;
        }
    }

    /// <summary>The generation that an ETag is.</summary>
    /// <exception cref="StorageException">PreconditionFailed: it is none, so no object has it.</exception>
    private long? GenerationOf(string? etag, string bucket, string key) =>
        etag is null ? null
        : TryGeneration(etag) ?? throw StorageErrors.PreconditionFailed(
            Name, bucket, key, $"the ETag {StorageErrors.Show(etag)} was asked for, which is no generation of Google Cloud Storage");

    /// <summary>Zero is no generation: in a condition it means that there must be no object.</summary>
    private static long? TryGeneration(string text) =>
        long.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out long generation)
        && generation > 0
            ? generation
            : null;
}
