using Fluent.Buckets.Conformance;
using Fluent.Buckets.TestServers;

namespace Fluent.Buckets.Models.Stores;

/// <summary>Ceph's RADOS gateway by S3.</summary>
public sealed class CephTests
{
    [Fact]
    public Task Ceph_is_as_the_model() => ModelCheck.Holds(new ModelStore("Ceph by S3", ServerStores.Ceph()) { RefusesKey = S3Documentation.RefusesKey });
}

/// <summary>Swift by its s3api.</summary>
public sealed class SwiftS3Tests
{
    [Fact]
    public Task Swift_by_S3_is_as_the_model() =>
        ModelCheck.Holds(new ModelStore("Swift by S3", ServerStores.SwiftS3())
        {
            IsSecond = true,
            RefusesKey = S3Documentation.RefusesKey,
            ListsCopiesByContent = true,
            RefusesParts = S3SwiftKeys.RefusesParts,
        });
}
