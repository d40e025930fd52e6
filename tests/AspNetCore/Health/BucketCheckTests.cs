using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Fluent.Buckets.AspNetCore.Tests.Health;

public sealed class BucketCheckTests : IAsyncLifetime
{
    private readonly FaultyStoreDriver _driver = new(new MemoryDriver());
    private WebHost _host = null!;
    private HealthReport? _report;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await WebHost.Start(
        _driver,
        app => app.MapHealthChecks("/health", new HealthCheckOptions
        {
            ResponseWriter = (context, report) =>
            {
                _report = report;
                return context.Response.WriteAsync(report.Status.ToString());
            },
        }),
        static services => services.AddHealthChecks()
            .AddBucketCheck<Photos>()
            .AddBucketCheck<Receipts>("receipts can be written", isWritable: true, failureStatus: HealthStatus.Degraded));

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Buckets_that_can_be_reached_and_written_to_are_healthy_and_nothing_is_left()
    {
        Assert.Equal("Healthy", await _host.Client.GetStringAsync(new Uri("/health", UriKind.Relative), Token));
        Assert.Equal("The bucket 'photos' can be reached.", _report!.Entries["Photos"].Description);
        Assert.Equal("The bucket 'receipts' can be written to.", _report.Entries["receipts can be written"].Description);
        Assert.Contains(_driver.Calls, static call => call is { Verb: StoreVerb.UploadPart, Bucket: "receipts" });
        Assert.Empty(await _host.Receipts.ListUploads(cancellationToken: Token).ToListAsync(Token));
        Assert.Empty(await _host.Receipts.List(Token).ToListAsync(Token));
    }

    [Fact]
    public async Task A_bucket_that_is_missing_is_unhealthy()
    {
        await _host.Photos.DeleteBucket(Token);
        using HttpResponseMessage answer = await _host.Get("/health");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("The bucket 'photos' does not exist.", _report!.Entries["Photos"].Description);
    }

    [Fact]
    public async Task A_bucket_that_cannot_be_written_to_fails_as_the_app_says_and_its_parts_are_aborted()
    {
        _driver.On(StoreVerb.UploadPart).Always().Fail(StorageErrorCode.AccessDenied);
        Assert.Equal("Degraded", await _host.Client.GetStringAsync(new Uri("/health", UriKind.Relative), Token));
        HealthReportEntry entry = _report!.Entries["receipts can be written"];
        Assert.Equal("The bucket 'receipts' cannot be written to: AccessDenied.", entry.Description);
        Assert.IsType<StorageException>(entry.Exception);
        Assert.Equal(HealthStatus.Healthy, _report.Entries["Photos"].Status);
        _driver.Clear();
        Assert.Empty(await _host.Receipts.ListUploads(cancellationToken: Token).ToListAsync(Token));
    }

    [Fact]
    public async Task A_store_that_is_down_is_unhealthy()
    {
        _driver.OnAny().Always().Fail(StorageErrorCode.Unavailable);
        using HttpResponseMessage answer = await _host.Get("/health");
        Assert.Equal("Unhealthy", await answer.Content.ReadAsStringAsync(Token));
        Assert.Equal("The bucket 'photos' cannot be reached: Unavailable.", _report!.Entries["Photos"].Description);
    }
}
