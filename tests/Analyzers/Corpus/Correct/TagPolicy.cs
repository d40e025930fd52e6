using Fluent.Buckets;

namespace Governance.Tags;

[Storage]
public sealed partial class GovernedStorage;

[Bucket("governed-data", Providers = Providers.S3 | Providers.Google | Providers.Directory)]
public sealed partial class GovernedData;

/// <summary>Marks objects with their owner: as a tag where the store has tags, else in the metadata.</summary>
public sealed class TagPolicy
{
    private readonly GovernedData _data;
    private readonly bool _hasTags;

    public TagPolicy(GovernedData data)
    {
        _data = data;
        _hasTags = data.Store.Capabilities.Tags;
    }

    private bool CanTier => _data.Store.Capabilities.Tiers.Contains(StorageTier.Cool);

    public async Task Mark(string key, string owner, CancellationToken cancellationToken)
    {
        BucketObject item = _data.Object(key);
        if (_hasTags)
        {
            await item.SetTags(new Dictionary<string, string> { ["owner"] = owner }, cancellationToken);
            return;
        }

        ObjectInfo info = await item.GetInfo(cancellationToken);
        var metadata = new Dictionary<string, string>(info.Metadata ?? new Dictionary<string, string>()) { ["owner"] = owner };
        await item.SetMetadata(metadata, cancellationToken).IfMatch(info.ETag);
    }

    public async Task<string?> OwnerOf(string key)
    {
        BucketObject item = _data.Object(key);
        return _hasTags
            ? (await item.GetTags()).GetValueOrDefault("owner")
            : (await item.GetInfo()).Metadata?.GetValueOrDefault("owner");
    }

    public async Task<ObjectInfo> Store(string key, byte[] content, string owner)
    {
        UploadOperation upload = _data.Object(key).Upload(content);
        if (CanTier && content.Length > 1_000_000)
        {
            upload.WithTier(StorageTier.Cool);
        }

        upload = _hasTags ? upload.WithTag("owner", owner) : upload.WithMetadata("owner", owner);
        return await upload;
    }

    public async Task Retire(string key)
    {
        if (CanTier)
        {
            await _data.Object(key).SetTier(StorageTier.Cool);
        }

        await Mark(key, "nobody", CancellationToken.None);
    }
}
