using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Fluent.Buckets;

/// <summary>The activity source and the meter named <c>Fluent.Buckets</c>. Nothing is allocated and no time is taken while nobody listens.</summary>
/// <remarks>
/// OpenTelemetry has attributes for S3 only (<c>aws.s3.bucket</c>), none that hold for object storage in general; so names are our own, apart from its
/// general <c>error.type</c>. Keys are in traces, never in metrics: each would be a series of its own.
/// </remarks>
internal static class StorageTelemetry
{
    public const string Name = "Fluent.Buckets";

    private const string OperationTag = "fluent_buckets.operation";
    private const string StoreTag = "fluent_buckets.store";
    private const string BucketTag = "fluent_buckets.bucket";
    private const string KeyTag = "fluent_buckets.key";
    private const string PrefixTag = "fluent_buckets.prefix";
    private const string BytesTag = "fluent_buckets.bytes";
    private const string ItemsTag = "fluent_buckets.items";
    private const string RetriesTag = "fluent_buckets.retries";
    private const string OutcomeTag = "fluent_buckets.outcome";
    private const string ErrorTag = "error.type";

    private static readonly string Version = typeof(StorageTelemetry).Assembly.GetName().Version!.ToString(3);

    private static readonly ActivitySource Source = new(Name, Version);

    private static readonly Meter Meter = new(Name, Version);

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "fluent_buckets.operation.duration", "s", "How long operations took; of a listing, how long it made the app wait.");

    private static readonly Counter<long> Bytes = Meter.CreateCounter<long>(
        "fluent_buckets.operation.bytes", "By", "How many bytes of content operations carried.");

    private static readonly Counter<long> Items = Meter.CreateCounter<long>(
        "fluent_buckets.operation.items", "{item}", "How many items listings and pages gave.");

    private static readonly Counter<long> Retries = Meter.CreateCounter<long>(
        "fluent_buckets.retries", "{retry}", "How many requests were sent again.");

    /// <summary>Whether anybody listens.</summary>
    public static bool IsOn => Source.HasListeners() || Duration.Enabled || Bytes.Enabled || Items.Enabled;

    /// <summary>Starts the activity of an operation. Null means that nobody listens to it.</summary>
    public static Activity? Start(string operation, string store, string? bucket, string? key, string? prefix)
    {
        Activity? activity = Source.StartActivity(bucket is null ? operation : $"{operation} {bucket}", ActivityKind.Client);
        if (activity is { IsAllDataRequested: true })
        {
            // A tag that is null is none.
            activity.SetTag(OperationTag, operation).SetTag(StoreTag, store).SetTag(BucketTag, bucket).SetTag(KeyTag, key).SetTag(PrefixTag, prefix);
        }

        return activity;
    }

    /// <summary>Records that a request is sent again.</summary>
    /// <param name="driver">The driver that sends it.</param>
    /// <param name="reason">Why.</param>
    public static void Retried(StoreDriver driver, string reason)
    {
        if (Retries.Enabled)
        {
            Retries.Add(1, new TagList { { StoreTag, ObjectStore.KindOf(driver) }, { ErrorTag, reason } });
        }

        // The provider's client may have put activities of its own in between.
        Activity? operation = Activity.Current;
        while (operation is not null && operation.Source != Source)
        {
            operation = operation.Parent;
        }

        if (operation is { IsAllDataRequested: true })
        {
            // The parts of one transfer are sent at once.
            lock (operation)
            {
                operation.SetTag(RetriesTag, operation.GetTagItem(RetriesTag) is int retries ? retries + 1 : 1);
            }
        }
    }

    /// <summary>Records how an operation ended.</summary>
    /// <param name="activity">Its activity, or null.</param>
    /// <param name="operation">The verb.</param>
    /// <param name="store">The kind of the store.</param>
    /// <param name="bucket">The bucket's name. Null means that it is about the store.</param>
    /// <param name="elapsed">How long it took.</param>
    /// <param name="bytes">How many bytes of content it carried. Null means that it carries none.</param>
    /// <param name="items">How many items it gave. Null means that it gives none.</param>
    /// <param name="error">The code of its fault. Null means that it succeeded.</param>
    public static void End(
        Activity? activity, string operation, string store, string? bucket, TimeSpan elapsed, long? bytes, long? items, string? error)
    {
        string outcome = error is null ? "success" : "failure";
        if (activity is { IsAllDataRequested: true })
        {
            activity.SetTag(OutcomeTag, outcome).SetTag(BytesTag, bytes).SetTag(ItemsTag, items);
            if (error is not null)
            {
                activity.SetTag(ErrorTag, error).SetStatus(ActivityStatusCode.Error, error);
            }
        }

        var tags = new TagList { { OperationTag, operation }, { StoreTag, store }, { OutcomeTag, outcome } };
        if (bucket is not null)
        {
            tags.Add(BucketTag, bucket);
        }

        if (error is not null)
        {
            tags.Add(ErrorTag, error);
        }

        Duration.Record(elapsed.TotalSeconds, tags);
        if (bytes > 0)
        {
            Bytes.Add(bytes.Value, tags);
        }

        if (items > 0)
        {
            Items.Add(items.Value, tags);
        }
    }
}
