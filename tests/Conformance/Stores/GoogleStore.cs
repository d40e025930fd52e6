using Fluent.Buckets.GoogleDouble;
using Google.Apis.Http;

[assembly: AssemblyFixture(typeof(Fluent.Buckets.Conformance.OnGoogle.GoogleHarness))]

namespace Fluent.Buckets.Conformance.OnGoogle;

/// <summary>
/// Google Cloud Storage with everything that the driver uses, on the double of this repository: a service account whose tokens and signatures are checked, batches,
/// pages, and multipart uploads. The testbench, Google's own, has none of these.
/// </summary>
public sealed class GoogleHarness : StoreHarness
{
    private DoubleServer? _server;

    public override string Description => "double of Google Cloud Storage, JSON and XML API";

    public override bool RefusesKey(string key) => Refuses(key);

    public override async Task KeepVersions(Bucket bucket)
    {
        ArgumentNullException.ThrowIfNull(bucket);
        using var content = new StringContent("""{"versioning":{"enabled":true}}""", null, "application/json");
        using HttpResponseMessage answer = await (await Store).Native<ConfigurableHttpClient>()
            .PatchAsync(new Uri(_server!.Endpoint, $"/storage/v1/b/{bucket.Name}"), content);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Source: Cloud Storage documentation, "Objects": naming considerations.</summary>
    internal static bool Refuses(string key) =>
        key is "." or ".." || key.Contains('\r', StringComparison.Ordinal) || key.Contains('\n', StringComparison.Ordinal)
        || key.StartsWith(".well-known/acme-challenge/", StringComparison.Ordinal);

    public override async Task<IReadOnlyList<string>> Unfinished(string bucket) => await GoogleLeftovers.Of(
        (await Store).Native<ConfigurableHttpClient>(), _server!.Endpoint, bucket);

    protected override async ValueTask<ObjectStore> OpenStore()
    {
        _server = await DoubleServer.Start();
        return new ObjectStore(new GoogleDriver(new GoogleOptions
        {
            Endpoint = _server.Endpoint,
            Credentials = GoogleCredentials.ServiceAccountJson(_server.ServiceAccountJson),
        }));
    }

    protected override async Task<IReadOnlyList<string>> Remains() => await GoogleLeftovers.Buckets(
        (await Store).Native<ConfigurableHttpClient>(), _server!.Endpoint, "conformance");

    protected override async ValueTask Release()
    {
        await using (_server)
        {
            Assert.Equal((0, 0), (_server!.OpenUploads, _server.OpenSessions));
        }
    }
}

public sealed class AppendTests(GoogleHarness harness) : Conformance.AppendTests(harness);

public sealed class ArgumentTests(GoogleHarness harness) : Conformance.ArgumentTests(harness);

public sealed class BucketTests(GoogleHarness harness) : Conformance.BucketTests(harness);

public sealed class CancellationTests(GoogleHarness harness) : Conformance.CancellationTests(harness);

public sealed class ChecksumTests(GoogleHarness harness) : Conformance.ChecksumTests(harness);

public sealed class ConcurrencyTests(GoogleHarness harness) : Conformance.ConcurrencyTests(harness);

public sealed class ContentTests(GoogleHarness harness) : Conformance.ContentTests(harness);

public sealed class CopyTests(GoogleHarness harness) : Conformance.CopyTests(harness);

public sealed class CrossStoreCopyTests(GoogleHarness harness) : Conformance.CrossStoreCopyTests(harness);

public sealed class DefaultsTests(GoogleHarness harness) : Conformance.DefaultsTests(harness);

public sealed class DeleteTests(GoogleHarness harness) : Conformance.DeleteTests(harness);

public sealed class DownloadTests(GoogleHarness harness) : Conformance.DownloadTests(harness);

public sealed class FailedUploadTests(GoogleHarness harness) : Conformance.FailedUploadTests(harness);

public sealed class FindTests(GoogleHarness harness) : Conformance.FindTests(harness);

public sealed class FolderTests(GoogleHarness harness) : Conformance.FolderTests(harness);

public sealed class FolderTransferTests(GoogleHarness harness) : Conformance.FolderTransferTests(harness);

public sealed class HeaderTests(GoogleHarness harness) : Conformance.HeaderTests(harness);

public sealed class InfoTests(GoogleHarness harness) : Conformance.InfoTests(harness);

public sealed class KeyTests(GoogleHarness harness) : Conformance.KeyTests(harness);

public sealed class ListTests(GoogleHarness harness) : Conformance.ListTests(harness);

public sealed class ManualTests(GoogleHarness harness) : Conformance.ManualTests(harness);

public sealed class MetadataTests(GoogleHarness harness) : Conformance.MetadataTests(harness);

public sealed class MissingTests(GoogleHarness harness) : Conformance.MissingTests(harness);

public sealed class MultipartRuleTests(GoogleHarness harness) : Conformance.MultipartRuleTests(harness);

public sealed class MultipartTests(GoogleHarness harness) : Conformance.MultipartTests(harness);

public sealed class OriginalTests(GoogleHarness harness) : Conformance.OriginalTests(harness);

public sealed class PageTests(GoogleHarness harness) : Conformance.PageTests(harness);

public sealed class PartTests(GoogleHarness harness) : Conformance.PartTests(harness);

public sealed class ProgressTests(GoogleHarness harness) : Conformance.ProgressTests(harness);

public sealed class ReadConditionTests(GoogleHarness harness) : Conformance.ReadConditionTests(harness);

public sealed class ReadOnlyTests(GoogleHarness harness) : Conformance.ReadOnlyTests(harness);

public sealed class ReadTests(GoogleHarness harness) : Conformance.ReadTests(harness);

public sealed class ReaderTests(GoogleHarness harness) : Conformance.ReaderTests(harness);

public sealed class SignedUrlTests(GoogleHarness harness) : Conformance.SignedUrlTests(harness);

public sealed class TagTests(GoogleHarness harness) : Conformance.TagTests(harness);

public sealed class TierTests(GoogleHarness harness) : Conformance.TierTests(harness);

public sealed class TypedTests(GoogleHarness harness) : Conformance.TypedTests(harness);

public sealed class UploadTests(GoogleHarness harness) : Conformance.UploadTests(harness);

public sealed class VersionTests(GoogleHarness harness) : Conformance.VersionTests(harness);

public sealed class WithinTests(GoogleHarness harness) : Conformance.WithinTests(harness);

public sealed class WriteConditionTests(GoogleHarness harness) : Conformance.WriteConditionTests(harness);

public sealed class WriterTests(GoogleHarness harness) : Conformance.WriterTests(harness);
