using Fluent.Buckets.TestServers;

namespace Fluent.Buckets.Faults;

/// <summary>Google Cloud Storage as Google's storage-testbench speaks it: the JSON API, and no parts.</summary>
public sealed class TestbenchFaults : FaultStore
{
    public override string Name => "google-testbench";

    public override Uri Server => new(TestServer.Need("gcs.sh", "TEST_GCS_URL"));

    public override IReadOnlyList<string> Secrets => [];

    public override bool RepeatsWritesOfCutAnswers => false;

    public override ObjectStore Open(Func<Uri, Uri>? route) => new(new GoogleDriver(new GoogleOptions
    {
        Project = "faults",
        UseMultipart = false,
        Endpoint = route is null ? Server : route(Server),
        Credentials = GoogleCredentials.Anonymous,
        MaxRetries = 2,
    }));

    // There are resumable sessions only, which no API lists.
    public override Task<IReadOnlyList<string>> Leftovers(string bucket) => Task.FromResult<IReadOnlyList<string>>([]);
}
