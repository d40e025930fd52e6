namespace Fluent.Buckets;

/// <summary>
/// What servers that speak the S3 protocol differ in. Take a preset, and change single settings with <c>with</c>:
/// <c>S3Compatibility.Generic with { Tags = true }</c>. What is not declared here is a missing capability of the store.
/// </summary>
/// <remarks>
/// <see cref="Ceph"/> and <see cref="Swift"/> were tried against radosgw 18.2 and Swift 2.30; <see cref="Aws"/>, <see cref="MinIO"/> and
/// <see cref="R2"/> follow their documentation.
/// </remarks>
public sealed record S3Compatibility
{
    private const long MiB = 1 << 20;
    private const long GiB = 1 << 30;

    private const StoreConditions ReadConditions = StoreConditions.ReadIfMatch | StoreConditions.ReadIfNoneMatch;

    /// <summary>The name of the preset that the settings come from, as store URLs give it.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the bucket stands in the path of the address, not in the host.</summary>
    public bool PathStyle { get; init; }

    /// <summary>The region that requests are signed for when the options name none. Null means that one must be named.</summary>
    public string? DefaultRegion { get; init; }

    /// <summary>The checksum that goes with each body.</summary>
    public S3Checksum Checksum { get; init; }

    /// <summary>
    /// Whether the server takes bodies that are signed chunk by chunk. Without it, and without TLS, a body that can be read once only is held in memory
    /// while it is sent.
    /// </summary>
    public bool ChunkedSigning { get; init; }

    /// <summary>Whether many objects are deleted with one request.</summary>
    public bool BulkDelete { get; init; } = true;

    /// <summary>Whether requests whose body the protocol wants checked (such as the deletion of many objects) carry Content-MD5, not a newer checksum.</summary>
    public bool ContentMd5 { get; init; }

    /// <summary>Whether the ETag of a conditional write stands in quotes.</summary>
    public bool QuotedIfMatch { get; init; } = true;

    /// <summary>The conditions that the server enforces.</summary>
    public StoreConditions Conditions { get; init; } = ReadConditions;

    /// <summary>
    /// Whether conditions of writes hold in buckets that keep versions too. Otherwise the server is asked before each such write whether the bucket does, and
    /// there it is NotSupported.
    /// </summary>
    public bool ConditionsOnVersions { get; init; } = true;

    /// <summary>The limits of multipart uploads. Null means that the server has none.</summary>
    public PartLimits? Parts { get; init; } = new(5 * MiB, 5 * GiB, 10_000);

    /// <summary>The greatest body of a single write, in bytes.</summary>
    public long GreatestSingleWrite { get; init; } = 5 * GiB;

    /// <summary>The greatest object that is copied with one request, in bytes. Greater ones are copied in parts.</summary>
    public long GreatestSingleCopy { get; init; } = 5 * GiB;

    /// <summary>Whether a listing can start after a given key.</summary>
    public bool ListsStartAfter { get; init; }

    /// <summary>
    /// The greatest value of one metadata header, in bytes; longer values are cut and go in several (<c>name</c>, <c>name-2</c>, …). Null means that each value
    /// goes in one.
    /// </summary>
    public int? GreatestMetadataValue { get; init; }

    /// <summary>Whether names of metadata keep their underscores, however the object is written; else each goes as two hyphens.</summary>
    public bool KeepsUnderscores { get; init; } = true;

    /// <summary>Whether objects have tags.</summary>
    public bool Tags { get; init; }

    /// <summary>
    /// Whether uploads in parts, and changes of metadata or tier, keep the tags by themselves. Otherwise they are set right after, which others can see.
    /// </summary>
    public bool KeepsTags { get; init; } = true;

    /// <summary>Whether parts that the completion of an upload does not name are dropped; else each part must be named.</summary>
    public bool DropsUnnamedParts { get; init; } = true;

    /// <summary>
    /// Whether a completed upload takes no further part. Otherwise the server is asked before each part whether the upload goes on, since such parts would never
    /// be removed.
    /// </summary>
    public bool EndsUploads { get; init; } = true;

    /// <summary>
    /// Whether objects of every key can be uploaded in parts. Otherwise that is NotSupported, before any request, for keys that XML cannot carry, such as those
    /// with control characters: the server would begin an upload that it cannot name, and from then on list no upload of the bucket; and for keys of nothing but
    /// slashes: the server would tell that it deleted such an object, delete its parts, and keep it; and for keys of more than 969 bytes, behind which the server
    /// has no room for the names of the upload and the part (1,024 bytes in all, Swift's max_object_name_length).
    /// </summary>
    public bool UploadsEveryKey { get; init; } = true;

    /// <summary>Whether a listing of uploads tells that its keys are encoded, as was asked. Otherwise they are so without a word.</summary>
    public bool TellsEncodingOfUploads { get; init; } = true;

    /// <summary>Whether a listing of versions encodes the key that its next page starts after, as it does all others.</summary>
    public bool EncodesMarkers { get; init; } = true;

    /// <summary>Whether buckets can keep versions.</summary>
    public bool Versions { get; init; }

    /// <summary>The storage classes that objects can be put into: the four common tiers, and the server's own words. Empty means that there is one only.</summary>
    public IReadOnlyList<StorageTier> Tiers { get; init; } = [];

    /// <summary>What signed URLs can grant and bind.</summary>
    public SignedUrlFeatures SignedUrls { get; init; } =
        SignedUrlFeatures.Download | SignedUrlFeatures.Upload | SignedUrlFeatures.ResponseHeaders | SignedUrlFeatures.ContentType;

    /// <summary>Amazon S3, general purpose buckets.</summary>
    public static S3Compatibility Aws { get; } = new()
    {
        Name = "aws",
        Checksum = S3Checksum.Crc64Nvme,
        ChunkedSigning = true,
        Conditions = StoreConditions.All,
        ListsStartAfter = true,
        Tags = true,
        Versions = true,
        Tiers =
        [
            StorageTier.Hot, StorageTier.Cool, StorageTier.Cold, StorageTier.Archive,
            new("INTELLIGENT_TIERING"), new("ONEZONE_IA"), new("GLACIER"),
        ],
    };

    /// <summary>Ceph's RADOS gateway. Storage classes are what its operator names: declare them in <see cref="Tiers"/>.</summary>
    public static S3Compatibility Ceph { get; } = new()
    {
        Name = "ceph",
        PathStyle = true,
        DefaultRegion = "us-east-1",
        ChunkedSigning = true,
        QuotedIfMatch = false,
        Conditions = ReadConditions | StoreConditions.WriteIfAbsent | StoreConditions.WriteIfMatch | StoreConditions.CopyIfSourceMatches,
        ConditionsOnVersions = false,
        ListsStartAfter = true,
        Tags = true,
        KeepsTags = false,
        DropsUnnamedParts = false,
        TellsEncodingOfUploads = false,
        EncodesMarkers = false,
        Versions = true,
    };

    /// <summary>OpenStack Swift's s3api.</summary>
    public static S3Compatibility Swift { get; } = new()
    {
        Name = "swift",
        PathStyle = true,
        DefaultRegion = "us-east-1",
        ContentMd5 = true,
        Parts = new PartLimits(5 * MiB, 5 * GiB, 1000),
        EndsUploads = false,
        UploadsEveryKey = false,
        GreatestMetadataValue = 256,
        KeepsUnderscores = false,
        ListsStartAfter = true,
    };

    /// <summary>MinIO.</summary>
    public static S3Compatibility MinIO { get; } = new()
    {
        Name = "minio",
        PathStyle = true,
        DefaultRegion = "us-east-1",
        Checksum = S3Checksum.Crc32C,
        ChunkedSigning = true,
        Conditions = ReadConditions | StoreConditions.WriteIfAbsent | StoreConditions.WriteIfMatch | StoreConditions.CompleteIfAbsent
            | StoreConditions.CompleteIfMatch | StoreConditions.CopyIfSourceMatches,
        ListsStartAfter = true,
        Tags = true,
        Versions = true,
    };

    /// <summary>
    /// Cloudflare R2. All parts of an upload but the last have one size there: give <c>WithPartSize</c> for uploads of unknown length, whose parts grow.
    /// </summary>
    public static S3Compatibility R2 { get; } = new()
    {
        Name = "r2",
        PathStyle = true,
        DefaultRegion = "auto",
        Conditions = ReadConditions | StoreConditions.WriteIfAbsent | StoreConditions.WriteIfMatch | StoreConditions.CopyIfSourceMatches,
        ListsStartAfter = true,
    };

    /// <summary>What nearly every server has that speaks the protocol.</summary>
    public static S3Compatibility Generic { get; } = new()
    {
        Name = "generic",
        PathStyle = true,
        DefaultRegion = "us-east-1",
        ContentMd5 = true,
    };

    /// <summary>The preset of a name. Null means that there is none.</summary>
    /// <param name="name">The name; upper and lower case do not matter.</param>
    public static S3Compatibility? Find(string name) =>
        Presets.FirstOrDefault(preset => string.Equals(preset.Name, name, StringComparison.OrdinalIgnoreCase));

    internal static IReadOnlyList<S3Compatibility> Presets => [Aws, Ceph, Swift, MinIO, R2, Generic];
}
