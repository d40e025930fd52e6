using Fluent.Buckets;

namespace FreshApp.FB0205;

internal static class Stores
{
    public static ObjectStore Open() => ObjectStore.Open("s3://?region=eu-west-1&secretKey=s3cr3t");
}
