using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Options;

namespace Fluent.Buckets.Hosting.Tests;

/// <summary>An app with a host: what is injected, and what the host says at its start of wrong settings.</summary>
public sealed class HostTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_web_application_with_two_wrong_settings_fails_at_start_with_one_message_that_names_both()
    {
        await using WebApplication app = Web(
            static builder => builder.Services.AddStorage<Media>("Storage"),
            ("Storage:Store", "memory:"),
            ("Storage:Stores:archive", "s3://?region=eu-west-1"),
            ("Storage:Buckets:Photos", "My Photos"));
        OptionsValidationException fault = await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync(Token));
        Assert.Equal(2, fault.Failures.Count());
        Assert.Contains("Storage:Stores:archive: ", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Fluent.Buckets.S3", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Storage:Buckets:Photos: ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_web_application_serves_what_it_is_injected_with()
    {
        await using WebApplication app = Web(
            static builder => builder.Services.AddStorage<Media>("Storage").AddSingleton<Thumbnails>(),
            ("Storage:Store", "toy://account?region=x"),
            ("Storage:Stores:archive", "memory:"),
            ("Storage:Buckets:Photos", "photos-test"));
        app.MapGet("/", static async (Thumbnails thumbnails, [FromKeyedServices("archive")] ObjectStore archive, CancellationToken token) =>
            $"{await thumbnails.Make(token)} {archive.Name}");
        await app.StartAsync(Token);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        Assert.Equal("photos-test of toy://account in x memory", await client.GetStringAsync(new Uri("/", UriKind.Relative), Token));
    }

    [Fact]
    public async Task Facade_buckets_and_stores_are_one_and_the_same()
    {
        using IHost host = Generic(
            static builder => builder.Services.AddStorage<Media>(static s => s.UseMemory().UseMemory("archive")));
        await host.StartAsync(Token);
        Media media = host.Services.GetRequiredService<Media>();
        Assert.Same(media.Photos, host.Services.GetRequiredService<Photos>());
        Assert.Same(media.Movies, host.Services.GetRequiredService<Films>());
        Assert.Same(media.Movies.Store, host.Services.GetRequiredKeyedService<ObjectStore>("archive"));
        Assert.Same(media.Photos.Store, host.Services.GetRequiredKeyedService<ObjectStore>("default"));
    }

    [Fact]
    public async Task The_environment_of_the_app_names_its_buckets()
    {
        (string, string?)[] ofAll = [("Storage:Store", "memory:"), ("Storage:Stores:archive", "memory:"), ("Storage:Buckets:Movies", "films-of-all")];
        foreach ((string environment, string photos) in new[] { ("Test", "photos-in-test"), ("Staging", "photos-in-staging") })
        {
            using IHost host = Generic(
                builder =>
                {
                    builder.Configuration.Add(("Storage:Buckets:Photos", $"photos-in-{environment.ToLowerInvariant()}"));
                    builder.Services.AddStorage<Media>("Storage");
                },
                ofAll);
            await host.StartAsync(Token);
            Photos bucket = host.Services.GetRequiredService<Photos>();
            Assert.Equal(photos, bucket.Name);
            Assert.Equal("films-of-all", host.Services.GetRequiredService<Films>().Name);
            await bucket.EnsureExists(Token);
            Assert.NotNull(await bucket.Store.TryGetBucket(photos, Token));
        }
    }

    [Fact]
    public async Task A_bucket_is_named_by_its_accessor()
    {
        using IHost host = Generic(
            static builder => builder.Services.AddStorage<Media>("Storage"),
            ("Storage:Store", "memory:"),
            ("Storage:Stores:archive", "memory:"),
            ("Storage:Buckets:Films", "x"));
        OptionsValidationException fault = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Token));
        Assert.Equal("Storage:Buckets:Films: Media has no bucket 'Films'. It has Movies, Photos.", fault.Message);
    }

    [Fact]
    public async Task A_store_that_code_forgot_is_told_at_start()
    {
        using IHost host = Generic(static builder => builder.Services.AddStorage<Media>(static s => s.UseMemory()));
        OptionsValidationException fault = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Token));
        Assert.StartsWith("Media has no store 'archive'. It is the store of Media.Movies.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_typed_bucket_is_injected_and_named_as_any_other()
    {
        using IHost host = Generic(
            static builder => builder.Services.AddStorage<Ledger>("Ledger"),
            ("Ledger:Store", "memory:"),
            ("Ledger:Buckets:Receipts", "receipts-test"));
        await host.StartAsync(Token);
        Receipts receipts = host.Services.GetRequiredService<Receipts>();
        Assert.Same(host.Services.GetRequiredService<Ledger>().Receipts, receipts);
        await receipts.EnsureExists(Token);
        await receipts.Create(2026, 7).UploadText("paid", Token);
        Bucket untyped = host.Services.GetRequiredKeyedService<ObjectStore>("default").Bucket("receipts-test");
        Assert.Equal("paid", await untyped.Object("2026/7.txt").ReadText(Token));
    }

    [Fact]
    public async Task Several_facades_have_stores_of_their_own()
    {
        using IHost host = Generic(
            static builder => builder.Services.AddStorage<Media>("Storage").AddStorage<Ledger>("Ledger"),
            ("Storage:Store", "memory:"),
            ("Storage:Stores:archive", "memory:"),
            ("Ledger:Store", "toy://ledger"),
            ("Ledger:Buckets:Invoices", "invoices-test"));
        await host.StartAsync(Token);
        Assert.Equal("invoices-test", host.Services.GetRequiredService<Invoices>().Name);
        Assert.Equal("toy://ledger in no region", host.Services.GetRequiredService<Ledger>().Invoices.Store.Name);
        Assert.Equal("memory", host.Services.GetRequiredService<Photos>().Store.Name);
        Assert.Same(host.Services.GetRequiredService<Films>().Store, host.Services.GetRequiredKeyedService<ObjectStore>("archive"));
        StorageException fault = Assert.Throws<StorageException>(() => host.Services.GetRequiredKeyedService<ObjectStore>("default"));
        Assert.Contains("Media, Ledger", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_facades_with_wrong_settings_are_all_told()
    {
        using IHost host = Generic(static builder => builder.Services.AddStorage<Media>("Storage").AddStorage<Ledger>("Ledger"));
        AggregateException fault = await Assert.ThrowsAsync<AggregateException>(() => host.StartAsync(Token));
        foreach (string setting in new[] { "Storage:Store ", "Storage:Stores:archive ", "Ledger:Store " })
        {
            Assert.Contains(setting, fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_test_may_replace_a_facade()
    {
        await using var store = new ObjectStore(new MemoryDriver());
        using IHost host = Generic(builder =>
        {
            builder.Services.AddStorage<Media>("Storage");
            builder.Services.AddStorage<Media>(s => s.Use(store).UseMemory("archive"));
        });
        await host.StartAsync(Token);
        Assert.Same(store, host.Services.GetRequiredService<Photos>().Store);
    }

    [Fact]
    public async Task A_store_may_take_something_of_the_container()
    {
        using IHost host = Generic(static builder =>
        {
            builder.Services.AddSingleton(TimeProvider.System);
            builder.Services.AddStorage<Ledger>(static (s, services) =>
                s.Use(new ObjectStore(new MemoryDriver(services.GetRequiredService<TimeProvider>()))));
        });
        await host.StartAsync(Token);
        Assert.Equal("memory", host.Services.GetRequiredService<Invoices>().Store.Name);
    }

    [Fact]
    public async Task The_host_disposes_the_stores()
    {
        IHost host = Generic(static builder => builder.Services.AddStorage<Ledger>("Ledger"), ("Ledger:Store", "memory:"));
        await host.StartAsync(Token);
        Invoices invoices = host.Services.GetRequiredService<Invoices>();
        Assert.False(await invoices.Exists(Token));
        host.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await invoices.Exists(Token));
    }

    private static WebApplication Web(Action<WebApplicationBuilder> configure, params (string Key, string? Value)[] settings)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.Add(settings);
        configure(builder);
        return builder.Build();
    }

    private static IHost Generic(Action<HostApplicationBuilder> configure, params (string Key, string? Value)[] settings)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.Add(settings);
        configure(builder);
        return builder.Build();
    }

    /// <summary>A service of the app that takes a bucket and the façade.</summary>
    private sealed class Thumbnails(Photos photos, Media media)
    {
        public async Task<string> Make(CancellationToken cancellationToken)
        {
            await photos.EnsureExists(cancellationToken);
            await photos.Create("a.txt").UploadText(photos.Name, cancellationToken);
            return $"{await media.Photos.Object("a.txt").ReadText(cancellationToken)} of {photos.Store}";
        }
    }
}
