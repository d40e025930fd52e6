using System.Net;
using Fluent.Buckets.OpenStackSwift;

namespace Fluent.Buckets;

/// <summary>The containers of an OpenStack Swift account as buckets.</summary>
/// <remarks>
/// <para>
/// A body of known length up to 5 GiB is one object. A longer one, one of unknown length, and parts that the app sends itself are a static large
/// object, with segments in a container beside the bucket; they go when the object is deleted or replaced.
/// </para>
/// <para>
/// Swift checks <c>If-None-Match</c> of a write before it takes the body, so of several writers at once more than one may win, and it ignores
/// <c>If-Match</c> of writes and deletes: neither condition is declared. <see cref="StoreDriver.Native"/> is the <see cref="HttpClient"/>.
/// </para>
/// </remarks>
public sealed partial class SwiftDriver : StoreDriver
{
    private readonly SwiftOptions _options;
    private readonly SwiftSender _sender;
    private readonly SessionSource _sessions;
    private readonly SwiftConnection _connection;
    private readonly LimitsSource _limits;
    private readonly SwiftListing _listing;
    private readonly BulkDeleter _deleter;
    private readonly SegmentStore _segments;
    private readonly SegmentCollector _collector;
    private readonly TemporaryUrlKeys _urlKeys;
    private volatile LimitedCapabilities? _capabilities;

    /// <summary>Makes a driver, without any request.</summary>
    /// <param name="options">The options. They are copied.</param>
    /// <exception cref="StorageException">InvalidArgument: the options are wrong.</exception>
    public SwiftDriver(SwiftOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = OptionsCheck.Copy(options);
        Name = NameOf(_options);
        _sender = new SwiftSender(_options, Name, ReportRetry);
        _sessions = new SessionSource(new Authenticator(_options, Name, _sender), _options);
        _connection = new SwiftConnection(_sessions, _sender, Name);
        _limits = new LimitsSource(_connection, _sender);
        _listing = new SwiftListing(_connection, _limits, Name);
        _deleter = new BulkDeleter(_connection, _limits, Name);
        var names = new SegmentNames(_options.SegmentsContainer);
        _segments = new SegmentStore(_connection, _listing, _deleter, names, Name);
        _collector = new SegmentCollector(_segments);
        _urlKeys = new TemporaryUrlKeys(_options, _connection, Name);
        BucketNameRules = new SwiftBucketNameRules(SwiftBucketNameRules.GreatestLength - (names.IsOwn ? SegmentNames.Suffix.Length : 0));
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    /// <remarks>Swift's default limits, and the cluster's own once they are known.</remarks>
    public override StoreCapabilities Capabilities
    {
        get
        {
            SwiftLimits limits = _limits.Known;
            if (_capabilities is not { } known || !ReferenceEquals(known.Limits, limits))
            {
                _capabilities = known = new LimitedCapabilities(limits, CapabilitiesOf(limits));
            }

            return known.Capabilities;
        }
    }

    /// <inheritdoc/>
    public override KeyRules KeyRules { get; } = new SwiftKeyRules();

    /// <inheritdoc/>
    public override BucketNameRules BucketNameRules { get; }

    /// <inheritdoc/>
    public override object? Native => _sender.Client;

    /// <inheritdoc/>
    public override TimeProvider TimeProvider => _options.TimeProvider;

    /// <inheritdoc/>
    /// <remarks>By the account's address, once both drivers know it.</remarks>
    public override bool IsSameStore(StoreDriver other) =>
        other is SwiftDriver swift && _sessions.Current is { } here && swift._sessions.Current is { } there
            ? here.StorageUrl == there.StorageUrl
            : base.IsSameStore(other);

    /// <summary>Registers the driver for <c>swift:</c> URLs, in an app that does not use the source generator.</summary>
    public static void Register() => StoreDrivers.Register<SwiftDriver>("swift");

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        _sender.Dispose();
        _sessions.Dispose();
        return base.DisposeAsync();
    }

    private static string NameOf(SwiftOptions options)
    {
        if (options.Credentials is TokenCredentials token)
        {
            return $"swift:{(options.StorageUrl ?? token.StorageUrl).GetLeftPart(UriPartial.Path)}";
        }

        string account = options.Credentials!.Account;
        string region = options.Region is null ? string.Empty : $" in {options.Region}";
        return $"swift:{options.AuthUrl!.GetLeftPart(UriPartial.Path)}{(account.Length > 0 ? $" {account}" : string.Empty)}{region}";
    }

    private StoreCapabilities CapabilitiesOf(SwiftLimits limits) => new()
    {
        Conditions = StoreConditions.ReadIfMatch | StoreConditions.ReadIfNoneMatch | StoreConditions.CopyIfSourceMatches,
        Parts = new PartLimits(limits.SegmentSize, limits.ObjectSize, limits.Segments),
        GreatestSingleWrite = limits.ObjectSize,
        PrefersSingleWrites = true,
        ReadsInParallel = true,
        ListOrder = ListOrder.Utf8,
        ListsStartAfter = true,
        SetsMetadata = true,
        SignedUrls = _options.TemporaryUrlKey is not null || _options.ReadsTemporaryUrlKey
            ? SignedUrlFeatures.Download | SignedUrlFeatures.Upload
            : SignedUrlFeatures.None,
    };

    /// <summary>The error of 404: of the object, or of the bucket, which one request more tells.</summary>
    private async Task<StorageException> Missing(string bucket, string key, HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        HttpRequestException inner = SwiftFaults.ResponseOf(answer, null);
        return await BucketExists(bucket, cancellationToken).ConfigureAwait(false)
            ? StorageErrors.ObjectNotFound(Name, bucket, key, inner)
            : StorageErrors.BucketNotFound(Name, bucket, inner);
    }

    private async Task RequireBucket(string bucket, CancellationToken cancellationToken)
    {
        if (!await BucketExists(bucket, cancellationToken).ConfigureAwait(false))
        {
            throw StorageErrors.BucketNotFound(Name, bucket);
        }
    }

    private Task<StorageException> Fault(
        HttpResponseMessage answer, string bucket, string? key, string doing, CancellationToken cancellationToken) =>
        SwiftFaults.Of(answer, Name, bucket, key, doing, cancellationToken);

    private static bool IsMissing(HttpResponseMessage answer) => answer.StatusCode == HttpStatusCode.NotFound;

    private sealed record LimitedCapabilities(SwiftLimits Limits, StoreCapabilities Capabilities);
}
