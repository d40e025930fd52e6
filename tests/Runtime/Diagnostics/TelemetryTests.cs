using System.Diagnostics;
using Fluent.Buckets.Tests.Typed;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Fluent.Buckets.Tests.Diagnostics;

/// <summary>What an app sees that listens with OpenTelemetry.</summary>
[Collection(nameof(Fluent.Buckets.Tests.Diagnostics))]
public sealed class TelemetryTests : IAsyncDisposable
{
    private readonly string _name = $"telemetry-{Guid.NewGuid():N}";
    private readonly ObjectStore _store = new(new MemoryDriver());
    private readonly Bucket _bucket;

    public TelemetryTests() => _bucket = _store.Bucket(_name);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task Each_operation_is_an_activity_with_its_tags()
    {
        List<Activity> activities = await Traced(async () =>
        {
            await _bucket.EnsureExists(Token);
            await _bucket.Object("a.txt").UploadText("twelve bytes", Token);
            await _bucket.Object("a.txt").ReadText(Token).Range(0, 6);
            await _bucket.Object("a.txt").MoveTo("b.txt", Token);
            await Assert.ThrowsAsync<StorageException>(async () => await _bucket.Object("a.txt").GetInfo(Token));
        });

        Assert.Equal(
            [$"EnsureExists {_name}", $"Upload {_name}", $"Read {_name}", $"Move {_name}", $"GetInfo {_name}"],
            activities.Select(activity => activity.DisplayName));
        Assert.All(activities, activity =>
        {
            Assert.Equal("Fluent.Buckets", activity.Source.Name);
            Assert.Equal("memory", activity.GetTagItem("fluent_buckets.store"));
            Assert.Equal(_name, activity.GetTagItem("fluent_buckets.bucket"));
        });
        Assert.Null(activities[0].GetTagItem("fluent_buckets.key"));
        Assert.Equal("a.txt", activities[1].GetTagItem("fluent_buckets.key"));
        Assert.Equal(12L, activities[1].GetTagItem("fluent_buckets.bytes"));
        Assert.Equal(6L, activities[2].GetTagItem("fluent_buckets.bytes"));
        Assert.Equal("success", activities[3].GetTagItem("fluent_buckets.outcome"));
        Assert.Equal("failure", activities[4].GetTagItem("fluent_buckets.outcome"));
        Assert.Equal("ObjectNotFound", activities[4].GetTagItem("error.type"));
        Assert.Equal(ActivityStatusCode.Error, activities[4].Status);
    }

    [Fact]
    public async Task Reads_of_values_are_reads_with_their_bytes()
    {
        var notes = new Bucket<NumberKey, Note>(_bucket, new NoteText());
        await _bucket.EnsureExists(Token);
        await notes.Object(new NumberKey(1)).Write(new Note("four"), Token);

        List<Activity> activities = await Traced(async () =>
        {
            await notes.Object(new NumberKey(1)).Read(Token);
            await notes.Object(new NumberKey(2)).TryRead(Token);
            await notes.ReadAll(Token).CountAsync(Token);
        });

        Assert.Equal(
            [$"Read {_name}", $"Read {_name}", $"ReadAll {_name}", $"Read {_name}"], activities.Select(activity => activity.DisplayName));
        Assert.Equal([4L, null, null, 4L], activities.Select(activity => activity.GetTagItem("fluent_buckets.bytes")));
        Assert.Equal(activities[2].SpanId, activities[3].ParentSpanId);
        Assert.All(activities, activity => Assert.Equal("success", activity.GetTagItem("fluent_buckets.outcome")));
    }

    [Fact]
    public async Task Metrics_count_operations_and_bytes_and_name_no_key()
    {
        var exported = new List<Metric>();
        using (MeterProvider meters = Sdk.CreateMeterProviderBuilder().AddMeter("Fluent.Buckets").AddInMemoryExporter(exported).Build())
        {
            await _bucket.EnsureExists(Token);
            await _bucket.Object("secret-key.txt").Upload(new byte[1000], Token);
            await _bucket.Object("secret-key.txt").ReadBytes(Token);
            meters.ForceFlush();
        }

        // The provider exports once more when it is disposed.
        Metric duration = exported.First(metric => metric.Name == "fluent_buckets.operation.duration");
        Metric bytes = exported.First(metric => metric.Name == "fluent_buckets.operation.bytes");
        Assert.Equal(["EnsureExists", "Read", "Upload"], Points(duration).Select(point => point.Operation).Order());
        Assert.Equal([("Read", 1000L), ("Upload", 1000L)], Points(bytes).Select(point => (point.Operation, point.Sum)).Order());
        Assert.DoesNotContain(
            exported.SelectMany(AllTags), tag => tag.Value is string value && value.Contains("secret-key", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Metrics_name_the_verbs_of_an_upload_in_parts_and_count_their_bytes()
    {
        var exported = new List<Metric>();
        using (MeterProvider meters = Sdk.CreateMeterProviderBuilder().AddMeter("Fluent.Buckets").AddInMemoryExporter(exported).Build())
        {
            await _bucket.EnsureExists(Token);
            MultipartUpload upload = await _bucket.Object("a").StartUpload(Token);
            UploadedPart part = await upload.UploadPart(1, new byte[1000], Token);
            await upload.Complete([part], Token);
            await upload.Abort(Token);
            await _bucket.Object("a").Append(new byte[10], Token);
            meters.ForceFlush();
        }

        Metric duration = exported.First(metric => metric.Name == "fluent_buckets.operation.duration");
        Metric bytes = exported.First(metric => metric.Name == "fluent_buckets.operation.bytes");
        Assert.Equal(
            ["AbortUpload", "Append", "CompleteUpload", "EnsureExists", "StartUpload", "UploadPart"], Points(duration).Select(point => point.Operation).Order());
        Assert.Equal([("Append", 10L), ("UploadPart", 1000L)], Points(bytes).Select(point => (point.Operation, point.Sum)).Order());
    }

    [Fact]
    public async Task A_request_that_is_sent_again_is_counted_and_told_on_the_trace_of_its_operation()
    {
        var driver = new RecordingDriver("retrying");
        await using var store = new ObjectStore(driver);
        await store.Bucket(_name).EnsureExists(Token);
        driver.Before = (_, _, _) =>
        {
            // As a provider's client traces its own requests.
            using Activity inner = new Activity("PUT").Start();
            driver.Retry("503");
            driver.Retry("503");
            return Task.CompletedTask;
        };
        var exported = new List<Metric>();
        List<Activity> activities;
        using (MeterProvider meters = Sdk.CreateMeterProviderBuilder().AddMeter("Fluent.Buckets").AddInMemoryExporter(exported).Build())
        {
            activities = await Traced(async () => await store.Bucket(_name).Object("a").UploadText("x", Token));
            meters.ForceFlush();
        }

        Assert.Equal(2, Assert.Single(activities).GetTagItem("fluent_buckets.retries"));
        MetricPoint point = Assert.Single(Points(exported.First(metric => metric.Name == "fluent_buckets.retries").GetMetricPoints()));
        Assert.Equal(2, point.GetSumLong());
        Assert.Equal([("error.type", "503"), ("fluent_buckets.store", "retrying")], Tags(point).Select(tag => (tag.Key, (string)tag.Value!)).Order());
    }

    [Fact]
    public async Task While_nobody_listens_an_operation_allocates_what_it_needs_itself()
    {
        await _bucket.EnsureExists(Token);
        await _bucket.Object("a").UploadText("x", Token);
        BucketObject target = _bucket.Object("a");
        await target.GetInfo(Token);

        // The operation itself completes at once on the Memory store, so all of it is on this thread.
        long before = GC.GetAllocatedBytesForCurrentThread();
        Task<ObjectInfo> bare = target.GetInfo(Token).AsTask();
        long unobserved = GC.GetAllocatedBytesForCurrentThread() - before;
        await bare;

        Assert.InRange(unobserved, 1, 600);
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

    private IEnumerable<(string Operation, long Sum)> Points(Metric metric)
    {
        foreach (ref readonly MetricPoint point in metric.GetMetricPoints())
        {
            Dictionary<string, object?> tags = Tags(point);
            if ((string?)tags["fluent_buckets.bucket"] == _name)
            {
                yield return ((string)tags["fluent_buckets.operation"]!, metric.MetricType == MetricType.LongSum ? point.GetSumLong() : 0);
            }
        }
    }

    private static List<MetricPoint> Points(MetricPointsAccessor accessor)
    {
        var points = new List<MetricPoint>();
        foreach (ref readonly MetricPoint point in accessor)
        {
            points.Add(point);
        }

        return points;
    }

    private static IEnumerable<KeyValuePair<string, object?>> AllTags(Metric metric)
    {
        var tags = new List<KeyValuePair<string, object?>>();
        foreach (ref readonly MetricPoint point in metric.GetMetricPoints())
        {
            tags.AddRange(Tags(point));
        }

        return tags;
    }

    private static Dictionary<string, object?> Tags(in MetricPoint point)
    {
        var tags = new Dictionary<string, object?>();
        foreach (KeyValuePair<string, object?> tag in point.Tags)
        {
            tags[tag.Key] = tag.Value;
        }

        return tags;
    }
}
