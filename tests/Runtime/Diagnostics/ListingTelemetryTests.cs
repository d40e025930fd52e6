using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Fluent.Buckets.Tests.Diagnostics;

/// <summary>What an app that listens sees of listings.</summary>
[Collection(nameof(Fluent.Buckets.Tests.Diagnostics))]
public sealed class ListingTelemetryTests : IAsyncDisposable
{
    private readonly string _name = $"telemetry-{Guid.NewGuid():N}";
    private readonly RecordingDriver _driver = new($"listing-{Guid.NewGuid():N}");
    private readonly ObjectStore _store;
    private readonly Bucket _bucket;

    public ListingTelemetryTests()
    {
        _store = new ObjectStore(_driver);
        _bucket = _store.Bucket(_name);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task Each_enumeration_is_one_activity_with_the_count_of_its_items()
    {
        await Fill("f/a", "f/b", "f/g/c", "h");
        await _bucket.Object("f/u").StartUpload(Token);

        List<Activity> activities = await Traced(async () =>
        {
            ObjectListing listing = _bucket.Within("f/").List(cancellationToken: Token).PageSize(1);
            Assert.Equal(3, await listing.CountAsync(Token));
            Assert.Equal(3, await listing.CountAsync(Token));
            Assert.Equal(2, await _bucket.ListFolder(cancellationToken: Token).CountAsync(Token));
            Assert.Equal(1, await _bucket.Find("f/*b", Token).CountAsync(Token));
            Assert.Equal(1, await _bucket.ListUploads(cancellationToken: Token).CountAsync(Token));
            Assert.Equal(2, (await _bucket.List(cancellationToken: Token).Page(2)).Items.Count);
        });

        Assert.Equal(
            [("List", 3L), ("List", 3L), ("ListFolder", 2L), ("Find", 1L), ("ListUploads", 1L), ("Page", 2L)],
            activities.Select(activity => ((string)activity.GetTagItem("fluent_buckets.operation")!, (long)activity.GetTagItem("fluent_buckets.items")!)));
        Assert.Equal(["f/", "f/", null, "f/", null, null], activities.Select(activity => activity.GetTagItem("fluent_buckets.prefix")));
        Assert.All(activities, activity =>
        {
            Assert.Equal($"{activity.GetTagItem("fluent_buckets.operation")} {_name}", activity.DisplayName);
            Assert.Equal("success", activity.GetTagItem("fluent_buckets.outcome"));
            Assert.Null(activity.GetTagItem("fluent_buckets.key"));
        });
    }

    [Fact]
    public async Task Versions_are_listed_in_an_activity_with_their_prefix_or_key()
    {
        await using var store = new ObjectStore(new MemoryDriver(new MemoryOptions { KeepVersions = true }));
        Bucket bucket = store.Bucket(_name);
        await bucket.CreateBucket(Token);
        await bucket.Object("f/a").UploadText("1", Token);
        await bucket.Object("f/a").UploadText("2", Token);

        List<Activity> activities = await Traced(async () =>
        {
            await bucket.ListVersions("f/", Token).CountAsync(Token);
            List<ObjectVersion> versions = await bucket.Within("f/").Object("a").ListVersions(Token).ToListAsync(Token);
            await bucket.Object("f/a").Version(versions[1].Id).Delete(Token);
        });

        Assert.Equal(
            [("ListVersions", "f/", null, 2L), ("ListVersions", null, "f/a", 2L), ("DeleteVersion", null, "f/a", null)],
            activities.Select(activity => (
                activity.GetTagItem("fluent_buckets.operation"),
                activity.GetTagItem("fluent_buckets.prefix"),
                activity.GetTagItem("fluent_buckets.key"),
                (long?)activity.GetTagItem("fluent_buckets.items"))));
    }

    [Fact]
    public async Task Every_request_belongs_to_the_listing_and_nothing_of_the_app_does()
    {
        await Fill("a", "b", "c");
        var requests = new List<ActivitySpanId?>();
        var between = new List<Activity?>();
        using Activity app = new Activity("app") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.Start();

        List<Activity> activities = await Traced(async () =>
        {
            _driver.Before = async (_, _, token) =>
            {
                await Task.Delay(1, token);
                requests.Add(Activity.Current?.SpanId);
            };
            await foreach (ObjectInfo unused in _bucket.List(cancellationToken: Token).PageSize(1))
            {
                between.Add(Activity.Current);
            }

            between.Add(Activity.Current);
        });

        Activity listing = Assert.Single(activities);
        Assert.Equal(app.SpanId, listing.ParentSpanId);
        Assert.Equal(3, requests.Count);
        Assert.All(requests, request => Assert.Equal(listing.SpanId, request));
        Assert.All(between, activity => Assert.Same(app, activity));
    }

    [Fact]
    public async Task An_enumeration_that_the_app_breaks_off_tells_what_it_gave()
    {
        await Fill("a", "b", "c");

        List<Activity> activities = await Traced(async () => await _bucket.List(cancellationToken: Token).Take(2).CountAsync(Token));

        Activity listing = Assert.Single(activities);
        Assert.Equal(("success", 2L), (listing.GetTagItem("fluent_buckets.outcome"), listing.GetTagItem("fluent_buckets.items")));
    }

    [Fact]
    public async Task A_fault_half_way_is_told_with_what_came_before()
    {
        await Fill("a", "b", "c");
        int pages = 0;
        _driver.Before = (_, _, _) => ++pages == 2
            ? throw new StorageException(StorageErrorCode.Unavailable, "The store is away.")
            : Task.CompletedTask;

        List<Activity> activities = await Traced(async () =>
        {
            await using IAsyncEnumerator<ObjectInfo> items = _bucket.List(cancellationToken: Token).PageSize(2).GetAsyncEnumerator(Token);
            Assert.True(await items.MoveNextAsync());
            Assert.True(await items.MoveNextAsync());
            await Assert.ThrowsAsync<StorageException>(async () => await items.MoveNextAsync());
            Assert.False(await items.MoveNextAsync());
        });

        Activity listing = Assert.Single(activities);
        Assert.Equal(
            ("failure", "Unavailable", 2L),
            (listing.GetTagItem("fluent_buckets.outcome"), listing.GetTagItem("error.type"), listing.GetTagItem("fluent_buckets.items")));
        Assert.Equal(ActivityStatusCode.Error, listing.Status);
    }

    [Fact]
    public async Task A_listing_of_buckets_names_none()
    {
        await Fill("a");
        var exported = new List<Activity>();
        using (TracerProvider tracer = Sdk.CreateTracerProviderBuilder().AddSource("Fluent.Buckets").AddInMemoryExporter(exported).Build())
        {
            await _store.ListBuckets(Token).CountAsync(Token);
            await _store.FindBuckets("x*", Token).CountAsync(Token);
            tracer.ForceFlush();
        }

        List<Activity> mine = exported.Where(activity => (string?)activity.GetTagItem("fluent_buckets.store") == _driver.Name).ToList();
        Assert.Equal(["ListBuckets", "FindBuckets"], mine.Select(activity => activity.DisplayName));
        Assert.Equal([1L, 0L], mine.Select(activity => activity.GetTagItem("fluent_buckets.items")));
        Assert.All(mine, activity => Assert.Null(activity.GetTagItem("fluent_buckets.bucket")));
    }

    [Fact]
    public async Task Metrics_count_items_and_the_time_of_the_store_and_name_no_prefix()
    {
        await Fill("secret/a", "secret/b");
        var exported = new List<Metric>();
        var all = new Stopwatch();
        var own = new Stopwatch();
        using (MeterProvider meters = Sdk.CreateMeterProviderBuilder().AddMeter("Fluent.Buckets").AddInMemoryExporter(exported).Build())
        {
            all.Start();
            await foreach (ObjectInfo unused in _bucket.List("secret/", Token))
            {
                own.Start();
                await Task.Delay(200, Token);
                own.Stop();
            }

            all.Stop();
            await _bucket.List("secret/", Token).Page(1);
            meters.ForceFlush();
        }

        // The provider exports once more when it is disposed.
        var items = new List<(string, long)>();
        foreach (ref readonly MetricPoint point in exported.First(metric => metric.Name == "fluent_buckets.operation.items").GetMetricPoints())
        {
            Dictionary<string, object?> tags = Tags(point);
            Assert.DoesNotContain(tags, tag => tag.Value is string value && value.Contains("secret", StringComparison.Ordinal));
            if ((string?)tags["fluent_buckets.bucket"] == _name)
            {
                items.Add(((string)tags["fluent_buckets.operation"]!, point.GetSumLong()));
            }
        }

        Assert.Equal([("List", 2L), ("Page", 1L)], items.Order());
        foreach (ref readonly MetricPoint point in exported.First(metric => metric.Name == "fluent_buckets.operation.duration").GetMetricPoints())
        {
            Dictionary<string, object?> tags = Tags(point);
            if ((string?)tags["fluent_buckets.bucket"] == _name && (string?)tags["fluent_buckets.operation"] == "List")
            {
                Assert.InRange(point.GetHistogramSum(), 0, (all.Elapsed - own.Elapsed).TotalSeconds);
            }
        }
    }

    [Fact]
    public async Task While_nobody_listens_nothing_stands_between_the_app_and_the_listing()
    {
        await Fill("a");
        ObjectListing listing = _bucket.List(cancellationToken: Token);
        await listing.CountAsync(Token);

        await using IAsyncEnumerator<ObjectInfo> items = listing.GetAsyncEnumerator(Token);

        Assert.IsNotType<ObservedEnumerator<ObjectInfo>>(items);
        using TracerProvider tracer = Sdk.CreateTracerProviderBuilder().AddSource("Fluent.Buckets").Build();
        await using IAsyncEnumerator<ObjectInfo> observed = listing.GetAsyncEnumerator(Token);
        Assert.IsType<ObservedEnumerator<ObjectInfo>>(observed);
    }

    private async Task Fill(params string[] keys)
    {
        await _bucket.EnsureExists(Token);
        foreach (string key in keys)
        {
            await _bucket.Object(key).UploadText("x", Token);
        }
    }

    private async Task<List<Activity>> Traced(Func<Task> calls)
    {
        var exported = new List<Activity>();
        using (TracerProvider tracer = Sdk.CreateTracerProviderBuilder().AddSource("Fluent.Buckets").AddInMemoryExporter(exported).Build())
        {
            await calls();
            tracer.ForceFlush();
        }

        // Other tests of this process are traced as well.
        return exported.Where(activity => (string?)activity.GetTagItem("fluent_buckets.bucket") == _name).OrderBy(activity => activity.StartTimeUtc).ToList();
    }

    private static Dictionary<string, object?> Tags(in MetricPoint point)
    {
        var tags = new Dictionary<string, object?> { ["fluent_buckets.bucket"] = null };
        foreach (KeyValuePair<string, object?> tag in point.Tags)
        {
            tags[tag.Key] = tag.Value;
        }

        return tags;
    }
}
