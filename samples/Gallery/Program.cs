using Fluent.Buckets;
using Gallery;

WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
if (builder.Configuration["urls"] is null)
{
    builder.Configuration["urls"] = "http://localhost:5080";
}

var store = new GalleryStore(builder.Configuration);
builder.WebHost.UseUrls(builder.Configuration["urls"]!.Split(';'));
builder.Services.ConfigureHttpJsonOptions(static options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, GalleryJson.Default));

// It would write the signature of each signed URL.
builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
builder.Services.AddSingleton(store);
builder.Services.AddStorage<Media>(store.AddTo).AddStorageProblems();
builder.Services.AddHealthChecks()
    .AddBucketCheck<Photos>(isWritable: true)
    .AddBucketCheck<PhotoInfos>()
    .AddBucketCheck<Thumbnails>();
builder.Services.AddSingleton<ThumbnailQueue>().AddHostedService<ThumbnailWorker>().AddHostedService<AbandonedUploads>();
if (builder.Configuration.GetValue<bool>("telemetry"))
{
    builder.Services.AddTelemetry();
}

WebApplication app = builder.Build();
Uri? origin = await GallerySetup.Run(app.Services, CancellationToken.None);
app.UseExceptionHandler();
app.UseSecurityHeaders(origin);
app.UseDefaultFiles();
app.UseStaticFiles();
app.MapStorage(GalleryStore.FilesPath);
app.MapHealthChecks("/health");
UploadEndpoints.Map(app);
PhotoEndpoints.Map(app);
app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"The gallery is at {store.PageUrl}, its photos in {app.Services.GetRequiredService<Media>().Photos.Untyped.Store}"));
await app.RunAsync();
