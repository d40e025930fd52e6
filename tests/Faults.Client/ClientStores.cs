using Fluent.Buckets.TestServers;

namespace Fluent.Buckets.Faults;

/// <summary>The stores by their names.</summary>
internal static class ClientStores
{
    public static ObjectStore Open(string name) => name switch
    {
        "ceph" => ServerStores.Ceph(),
        "azurite" => ServerStores.Azurite(),
        "swift" => ServerStores.Swift(TestServer.Need("swift.sh", "TEST_SWIFT_STORAGE_URL")),
        "swift-s3" => ServerStores.SwiftS3(),
        "google-testbench" => new ObjectStore(new GoogleDriver(new GoogleOptions
        {
            Project = "faults",
            UseMultipart = false,
            Endpoint = new Uri(TestServer.Need("gcs.sh", "TEST_GCS_URL")),
            Credentials = GoogleCredentials.Anonymous,
        })),
        _ => new ObjectStore(new GoogleDriver(new GoogleOptions
        {
            Endpoint = new Uri(Environment.GetEnvironmentVariable("GOOGLE_DOUBLE_URL")!),
            Credentials = GoogleCredentials.ServiceAccountJson(Environment.GetEnvironmentVariable("GOOGLE_DOUBLE_ACCOUNT")!),
        })),
    };
}
