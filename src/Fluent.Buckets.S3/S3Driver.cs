using System.Diagnostics.CodeAnalysis;
using Amazon.S3;
using Fluent.Buckets.S3Storage;

[assembly: Fluent.Buckets.StoreDriver("s3", typeof(Fluent.Buckets.S3Driver))]

namespace Fluent.Buckets;

/// <summary>Amazon S3 and servers that speak its protocol, through the SDK's own client.</summary>
/// <remarks>
/// The SDK sends failed requests again (<see cref="S3Options.MaxRetries"/>), never one whose body can be read once only. A conditional write that was sent again
/// because its answer was lost may report PreconditionFailed though it took place: read the object to know.
/// </remarks>
public sealed partial class S3Driver : StoreDriver
{
    private readonly S3Options _options;
    private readonly S3Compatibility _server;
    private readonly S3Client _client;
    private readonly S3Errors _errors;
    private readonly PayloadRules _payload;
    private readonly MetadataHeaders _metadata;

    /// <summary>Makes a store, without any request.</summary>
    /// <param name="options">The options; later changes of them have no effect.</param>
    /// <exception cref="StorageException">InvalidArgument: options that no request can be made with.</exception>
    public S3Driver(S3Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options.Copy();
        _server = _options.Compatibility;
        _metadata = new MetadataHeaders(_server.GreatestMetadataValue, _server.KeepsUnderscores);
        _payload = new PayloadRules(_server, _options.IsTls);
        Name = "s3:" + (_options.Endpoint is { } endpoint
            ? endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/')
            : $"https://s3.{_options.RequiredRegion()}.amazonaws.com");
        _errors = new S3Errors(Name);
        KeyRules = new S3KeyRules(_options.UsesPathStyle);
        Capabilities = new StoreCapabilities
        {
            Conditions = _server.Conditions,
            Parts = _server.Parts,
            DropsUnnamedParts = _server.DropsUnnamedParts,
            GreatestSingleWrite = _payload.GreatestSingleWrite,
            ReadsInParallel = true,
            ListOrder = ListOrder.Utf8,
            ListsStartAfter = _server.ListsStartAfter,
            SetsMetadata = true,
            Tags = _server.Tags,
            Versions = _server.Versions,
            DeletionMarks = _server.Versions,
            Tiers = _server.Tiers,
            SignedUrls = ReferenceEquals(_options.Credentials, S3Credentials.Anonymous) ? SignedUrlFeatures.None : _server.SignedUrls,
        };
        _client = S3Client.Make(_options, ReportRetry);
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override StoreCapabilities Capabilities { get; }

    /// <inheritdoc/>
    public override KeyRules KeyRules { get; }

    /// <inheritdoc/>
    public override BucketNameRules BucketNameRules { get; } = new S3BucketNameRules();

    /// <summary>The SDK's client: an <see cref="IAmazonS3"/>. The store disposes it.</summary>
    public override object Native => _client;

    /// <inheritdoc/>
    public override TimeProvider TimeProvider => _options.TimeProvider;

    /// <summary>Registers the driver for <c>s3:</c> store URLs. Needed only in a project without the source generator.</summary>
    public static void Register() => StoreDrivers.Register<S3Driver>("s3");

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        _client.Dispose();
        return base.DisposeAsync();
    }

    private static string Quote(string etag) => $"\"{etag}\"";

    private static string Unquote(string? etag) => etag?.Trim('"') ?? string.Empty;

    /// <summary>A time of the SDK, which is in UTC.</summary>
    private static DateTimeOffset? Time(DateTime? time) => time is { } told ? new DateTimeOffset(told.ToUniversalTime(), TimeSpan.Zero) : null;

    /// <summary>Calls the SDK and tells its faults in the library's words.</summary>
    [SuppressMessage("Design", "CA1068:CancellationToken parameters must come last", Justification = "The lambda is the body of the verb.")]
    private async Task<T> Call<T>(string? bucket, string? key, CancellationToken cancellationToken, Func<Task<T>> call)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is not StorageException)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                throw new OperationCanceledException(new OperationCanceledException().Message, fault, cancellationToken);
            }

            throw _errors.Of(fault, bucket, key);
        }
    }
}
