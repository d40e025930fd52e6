using System.Globalization;

namespace Fluent.Buckets.Faults;

/// <summary>All of an object that a case looks at.</summary>
/// <param name="Content">The content as <see cref="VersionedBody"/> describes it.</param>
/// <param name="Metadata">The version that its metadata tells.</param>
/// <param name="Tag">The version that its tags tell. Null where they are not looked at.</param>
internal sealed record ObjectState(string Content, string Metadata, string? Tag = null)
{
    public const string VersionName = "version";

    public static ObjectState Of(int version, int length) => new($"{version}:{length}", version.ToString(CultureInfo.InvariantCulture));

    /// <summary>The object as it is. Null when it is missing.</summary>
    public static async Task<ObjectState?> Read(BucketObject target, bool withTags)
    {
        try
        {
            await using ObjectReader reader = await target.OpenRead();
            byte[] content = new byte[reader.Length];
            await reader.ReadExactlyAsync(content);
            ObjectInfo info = await target.GetInfo();
            Assert.Equal(reader.Info.ETag, info.ETag);
            Assert.Equal(info.Size, content.Length);
            string metadata = info.Metadata!.TryGetValue(VersionName, out string? version) ? version : "none";
            string? tag = withTags ? (await target.GetTags()).GetValueOrDefault(VersionName, "none") : null;
            return new ObjectState(VersionedBody.Describe(content), metadata, tag);
        }
        catch (StorageException missing) when (missing.Code == StorageErrorCode.ObjectNotFound)
        {
            return null;
        }
    }

    /// <summary>Stores it.</summary>
    public async Task Write(BucketObject target)
    {
        UploadOperation upload = target.Upload(VersionedBody.Of(Content)).WithMetadata(VersionName, Metadata);
        await (Tag is null ? upload : upload.WithTags(new Dictionary<string, string> { [VersionName] = Tag }));
    }
}
