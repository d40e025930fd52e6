using CsCheck;

namespace Fluent.Buckets.Wire;

/// <summary>Each odd key is refused before any request, or every request names exactly its object.</summary>
/// <param name="wire">The driver.</param>
public abstract class WireTests(DriverWire wire)
{
    private const string BucketName = "wire-bucket";
    private const string PrefixName = "tenant/";
    private const string StartUpload = "StartUpload";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Bucket Bucket => wire.Store.Bucket(BucketName);

    [Fact]
    public void There_are_two_hundred_odd_keys() => Assert.True(WireKeys.Shown.Count >= 200, $"There are {WireKeys.Shown.Count}.");

    [Theory]
    [MemberData(nameof(WireKeys.Shown), MemberType = typeof(WireKeys))]
    public async Task A_key_is_refused_or_the_path_is_exactly_its_object(string shown)
    {
        string key = WireKeys.Get(shown);
        foreach ((string verb, Func<BucketObject, Task> call) in Verbs)
        {
            await Run(() => call(Bucket.Object(key)), verb, key);
        }
    }

    [Theory]
    [MemberData(nameof(WireKeys.Shown), MemberType = typeof(WireKeys))]
    public async Task A_copy_names_exactly_its_source_and_target(string shown)
    {
        string key = WireKeys.Get(shown);
        await Run(async () => await Bucket.Object("plain").CopyTo(key, Token), "CopyTo", key, "plain");
        if (wire.Refusal(key) is not null)
        {
            return;
        }

        wire.Take();
        StorageException? fault = await Try(async () => await Bucket.Object(key).CopyTo("plain", Token));
        List<(string, string)> sources = [.. wire.Take().Select(wire.NamedSource).OfType<(string, string)>()];
        Assert.True(sources.Count > 0, $"No request names a source. {fault}");
        Assert.All(sources, source => Assert.Equal((BucketName, key), source));
    }

    [Theory]
    [MemberData(nameof(WireKeys.Shown), MemberType = typeof(WireKeys))]
    public async Task A_signed_URL_is_exactly_for_its_object(string shown)
    {
        string key = WireKeys.Get(shown);
        Uri? url = null;
        StorageException? fault = await Try(async () => url = await Bucket.Object(key).SignDownloadUrl(TimeSpan.FromMinutes(5), Token));
        if (wire.Refusal(key) is not null || !wire.Store.Capabilities.SignedUrls.HasFlag(SignedUrlFeatures.Download))
        {
            Assert.True(fault?.Code is StorageErrorCode.InvalidKey or StorageErrorCode.NotSupported, $"It was not refused: {fault}");
            return;
        }

        Assert.NotNull(url);
        Assert.Equal((BucketName, key), wire.Named(url));
    }

    [Fact]
    public async Task No_key_leaves_its_bucket_or_its_prefix()
    {
        string[] pieces = [".", "..", "/", "\\", "%2e", "%2F", "%5C", "%", "a", "é", "🙂", "?", "#", " "];
        Gen<string> keys = Gen.OneOf(
            Gen.String[1, 40], Gen.Int[0, pieces.Length - 1].Array[1, 12].Select(chosen => string.Concat(chosen.Select(i => pieces[i]))));
        (string Verb, Func<BucketObject, Task> Call)[] verbs = [.. Verbs];
        await Gen.Select(keys, Gen.Int[0, verbs.Length - 1]).SampleAsync(
            async (key, chosen) =>
            {
                (string verb, Func<BucketObject, Task> call) = verbs[chosen];
                wire.Take();
                StorageException? fault = await Try(() => call(Bucket.Within(PrefixName).Object(key)));
                IReadOnlyList<WireRequest> requests = wire.Take();
                if (wire.Refusal(PrefixName + key) is not null)
                {
                    Assert.True(fault?.Code is StorageErrorCode.InvalidKey or StorageErrorCode.NotSupported, $"{verb}: {fault}");
                    Assert.Empty(requests);
                }

                foreach (WireRequest request in requests)
                {
                    AssertNames(request, verb, PrefixName + key);
                }
            },
            iter: 400,
            threads: 1);
    }

    private static IEnumerable<(string Verb, Func<BucketObject, Task> Call)> Verbs =>
    [
        ("GetInfo", async target => await target.GetInfo(Token)),
        ("ReadBytes", async target => await target.ReadBytes(Token)),
        ("Upload", async target => await target.UploadText("content", Token)),
        ("Delete", async target => await target.Delete(Token)),
        ("SetMetadata", async target => await target.SetMetadata([new("a", "b")], Token)),
        ("GetTags", async target => await target.GetTags(Token)),
        (StartUpload, async target => await (await target.StartUpload(Token)).UploadPart(1, new byte[3], Token)),
    ];

    private async Task Run(Func<Task> call, string verb, string key, string? other = null)
    {
        wire.Take();
        StorageException? fault = await Try(call);
        IReadOnlyList<WireRequest> requests = wire.Take();
        if (wire.Refusal(key) is not null)
        {
            Assert.True(fault?.Code is StorageErrorCode.InvalidKey or StorageErrorCode.NotSupported, $"{verb}: {fault}");
            Assert.Empty(requests);
            return;
        }

        foreach (WireRequest request in requests)
        {
            AssertNames(request, verb, key, other);
        }

        if (fault?.Code != StorageErrorCode.NotSupported && (verb != StartUpload || wire.StartsUploadAtKey))
        {
            Assert.True(
                requests.Any(request => wire.Named(request)?.Key == key),
                $"{verb} made {requests.Count} requests, none of them for the object: {string.Join(", ", requests.Select(request => request.Target))}. {fault}");
        }
    }

    private void AssertNames(WireRequest request, string verb, string key, string? other = null)
    {
        if (wire.Named(request) is not { } named)
        {
            return;
        }

        string about = $"{verb}: {request.Verb} {request.Target}";
        Assert.True(named.Bucket == BucketName, $"{about} is for the bucket '{named.Bucket}'.");
        Assert.True(named.Key is null || named.Key == key || named.Key == other, $"{about} is for the key '{named.Key}', not '{key}'.");
        Assert.True(
            wire.Named(request with { Target = RequestPath.Fold(request.Path) })?.Bucket == BucketName, $"{about} leaves its bucket where dot segments are folded.");
    }

    /// <summary>The storage's own fault of a call, which may well fail: the listener is no store.</summary>
    private static async Task<StorageException?> Try(Func<Task> call)
    {
        try
        {
            await call();
            return null;
        }
        catch (StorageException fault)
        {
            return fault;
        }
    }
}
