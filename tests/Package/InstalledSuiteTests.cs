using System.Text.RegularExpressions;

namespace Fluent.Buckets.Package.Tests;

/// <summary>An author's test project outside the repository, which runs the conformance suite of the package on a driver of its own.</summary>
public sealed class InstalledSuiteTests(PackedPackages packages)
{
    private const string Harness = """
        using Fluent.Buckets;
        using Fluent.Buckets.Conformance;

        namespace Toys;

        [ConformanceSuite]
        public sealed class ToyHarness : StoreHarness
        {
            public override string Description => "Toy 1.0";

            public override bool IsRemote => false;

            protected override ValueTask<ObjectStore> OpenStore() => ValueTask.FromResult(new ObjectStore(new ToyDriver()));

            public override async Task<IReadOnlyList<string>> Unfinished(string bucket) =>
                [.. (await (await Store).Bucket(bucket).ListUploads().ToListAsync()).Select(upload => upload.Key)];

            protected override async Task<IReadOnlyList<string>> Remains() =>
                [.. (await (await Store).ListBuckets().ToListAsync()).Select(bucket => bucket.Name)];
        }

        """;

    private const string Toy = """
        using Fluent.Buckets;
        using Fluent.Buckets.Testing;

        namespace Toys;

        public sealed class ToyDriver() : DelegatingStoreDriver(new MemoryDriver());

        """;

    private const string ForgetfulToy = """
        using Fluent.Buckets;
        using Fluent.Buckets.Testing;

        namespace Toys;

        public sealed class ToyDriver() : DelegatingStoreDriver(new MemoryDriver())
        {
            public override Task<ObjectInfo> Write(WriteRequest request, ObjectBody body, CancellationToken cancellationToken) =>
                base.Write(request with { Metadata = new Dictionary<string, string>() }, body, cancellationToken);
        }

        """;

    [Fact]
    public async Task A_right_driver_passes_every_theme()
    {
        string summary = await Run("OnToy", Toy, exitCode: 0);
        Assert.InRange(Count(summary, "Total"), 900, int.MaxValue);
        Assert.Equal(0, Count(summary, "Failed") + Count(summary, "Errors") + Count(summary, "Skipped"));
    }

    [Fact]
    public async Task A_driver_that_forgets_metadata_fails()
    {
        string report = await Run("OnForgetfulToy", ForgetfulToy, exitCode: 1);
        Assert.Contains("Toys.OnToy.MetadataTests", report, StringComparison.Ordinal);
        Assert.InRange(Count(report, "Failed"), 5, 300);
    }

    private async Task<string> Run(string name, string driver, int exitCode)
    {
        InstalledApp app = packages.NewApp(name, "Fluent.Buckets.Testing", string.Empty, "xunit.v3");
        app.Write("ToyDriver.cs", driver);
        app.Write("ToyHarness.cs", Harness);
        (await app.Build()).Succeeded();
        CommandResult run = await app.Run();
        Assert.Equal(exitCode, run.ExitCode);
        return run.Output;
    }

    private static int Count(string summary, string what) =>
        int.Parse(Regex.Match(summary, $@"\b{what}: (\d+)").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
}
