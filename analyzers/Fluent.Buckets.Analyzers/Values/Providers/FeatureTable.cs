using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Values;

/// <summary>Which verbs and modifiers need which feature. A member that is not here works on every store.</summary>
internal static class FeatureTable
{
    /// <summary>The members, by the name of the type that declares them, without its type parameters.</summary>
    public static readonly ImmutableArray<(string Type, string Member, StoreFeatures Needs)> Members =
    [
        ("BucketObject", "GetTags", StoreFeatures.Tags),
        ("BucketObjectVersion", "GetTags", StoreFeatures.Tags),
        ("ReadOnlyObject", "GetTags", StoreFeatures.Tags),
        ("ReadOnlyObjectVersion", "GetTags", StoreFeatures.Tags),
        ("TypedObject", "GetTags", StoreFeatures.Tags),
        ("BucketObject", "SetTags", StoreFeatures.Tags),
        ("TypedObject", "SetTags", StoreFeatures.Tags),
        ("WriteOperation", "WithTag", StoreFeatures.Tags),
        ("WriteOperation", "WithTags", StoreFeatures.Tags),
        ("BucketObject", "Append", StoreFeatures.Appends),
        ("BucketObject", "AppendText", StoreFeatures.Appends),
        ("BucketObject", "SetTier", StoreFeatures.Tiers),
        ("WriteOperation", "WithTier", StoreFeatures.Tiers),
        ("BucketObject", "Version", StoreFeatures.Versions),
        ("ReadOnlyObject", "Version", StoreFeatures.Versions),
        ("Bucket", "ListVersions", StoreFeatures.Versions),
        ("BucketObject", "ListVersions", StoreFeatures.Versions),
        ("ReadOnlyBucket", "ListVersions", StoreFeatures.Versions),
        ("ReadOnlyObject", "ListVersions", StoreFeatures.Versions),
        ("BucketObject", "SetMetadata", StoreFeatures.SetsMetadata),
        ("TypedObject", "SetMetadata", StoreFeatures.SetsMetadata),
        ("BucketObject", "SignDownloadUrl", StoreFeatures.SignedDownloads),
        ("ReadOnlyObject", "SignDownloadUrl", StoreFeatures.SignedDownloads),
        ("TypedObject", "SignDownloadUrl", StoreFeatures.SignedDownloads),
        ("SignDownloadUrlOperation", "WithContentType", StoreFeatures.SignedResponseHeaders),
        ("SignDownloadUrlOperation", "WithContentDisposition", StoreFeatures.SignedResponseHeaders),
        ("UploadTarget", "SignUploadUrl", StoreFeatures.SignedUploads),
        ("TypedObject", "SignUploadUrl", StoreFeatures.SignedUploads),
        ("SignUploadUrlOperation", "WithContentType", StoreFeatures.SignedContentType),
        ("SignUploadUrlOperation", "WithGreatestLength", StoreFeatures.SignedGreatestLength),
        ("SignUploadUrlOperation", "IfAbsent", StoreFeatures.SignedIfAbsent),
        ("ObjectListing", "StartAfter", StoreFeatures.ListsStartAfter),
        ("KeyListing", "StartAfter", StoreFeatures.ListsStartAfter),
        ("WriteOperation", "IfAbsent", StoreFeatures.WriteIfAbsent),
        ("WriteOperation", "IfMatch", StoreFeatures.WriteIfMatch),
        ("ReadOperation", "IfMatch", StoreFeatures.ReadIfMatch),
        ("ReadOperation", "IfNoneMatch", StoreFeatures.ReadIfNoneMatch),
        ("ReadValueOperation", "IfMatch", StoreFeatures.ReadIfMatch),
        ("ReadValueOperation", "IfNoneMatch", StoreFeatures.ReadIfNoneMatch),
        ("DeleteOperation", "IfMatch", StoreFeatures.DeleteIfMatch),
        ("SetMetadataOperation", "IfMatch", StoreFeatures.SetMetadataIfMatch),
        ("CopyOperation", "IfAbsent", StoreFeatures.CopyIfAbsent),
        ("CopyOperation", "IfSourceMatches", StoreFeatures.CopyIfSourceMatches),
    ];

    /// <summary>What a call needs.</summary>
    public static StoreFeatures Needs(IMethodSymbol method)
    {
        foreach ((string type, string member, StoreFeatures needs) in Members)
        {
            if (method.Name == member && method.ContainingType.Name == type)
            {
                return needs;
            }
        }

        return StoreFeatures.None;
    }

    /// <summary>What a feature is called in a message, as what a provider does not have.</summary>
    public static string Describe(StoreFeatures feature) => feature switch
    {
        StoreFeatures.Tags => "tags",
        StoreFeatures.Appends => "append that loses nothing",
        StoreFeatures.Tiers => "tiers of storage",
        StoreFeatures.Versions => "versions that can be listed and read",
        StoreFeatures.SignedDownloads => "signed URLs for downloads",
        StoreFeatures.SignedUploads => "signed URLs for uploads",
        StoreFeatures.SignedResponseHeaders => "signed URLs that tell the headers of the answer",
        StoreFeatures.SignedContentType => "signed URLs that bind the content type",
        StoreFeatures.SignedGreatestLength => "signed URLs that limit the length",
        StoreFeatures.SignedIfAbsent => "signed URLs that replace nothing",
        StoreFeatures.ListsStartAfter => "listing that starts after a key",
        StoreFeatures.SetsMetadata => "change of metadata without the content",
        _ => "such condition",
    };

    /// <summary>Whether a copy stays in its bucket, so that the bucket's provider does it all.</summary>
    public static bool StaysInBucket(IInvocationOperation copy) =>
        copy.TargetMethod.Parameters is [{ Name: "key" }, ..];
}
