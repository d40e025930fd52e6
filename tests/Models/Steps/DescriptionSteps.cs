namespace Fluent.Buckets.Models;

/// <summary>Replaces an object's metadata.</summary>
internal sealed record SetMetadataStep(string Key, int Cut, IReadOnlyDictionary<string, string> Metadata, Condition Condition) : Step
{
    public override async Task Run(World world)
    {
        string? token = Condition.Token(world, Key);
        SetMetadataOperation set = world.Object(Key, Cut).SetMetadata(Metadata);
        var (succeeded, info) = await World.Attempt(
            Faults(world, token), () => (token is null ? set : set.IfMatch(token)).AsTask());
        world.Touch(Key);
        if (succeeded)
        {
            StoredObject stored = world.Model.Find(Key)!;
            Told(World.Cut(Key, Cut).Key, info!, stored.Content.Length);
            world.Changed(Key);
            world.Model.Put(Key, stored with { Metadata = Metadata, ETag = info!.ETag, IsCopy = true });
        }
    }

    public override string ToString() => $"await {At(Key, Cut)}.SetMetadata({Show.Pairs(Metadata)}){Condition.Shown()};";

    private List<StorageErrorCode> Faults(World world, string? token)
    {
        var faults = new List<StorageErrorCode>();
        if (world.Refuses(Key))
        {
            faults.Add(StorageErrorCode.InvalidKey);
        }

        if (!world.Can.SetsMetadata || (token is not null && !world.Store.Has(StoreConditions.SetMetadataIfMatch)))
        {
            faults.Add(StorageErrorCode.NotSupported);
        }

        if (faults.Count == 0 && world.Model.Find(Key) is null)
        {
            faults.Add(StorageErrorCode.ObjectNotFound);
        }

        if (faults.Count <= 1 && !faults.Contains(StorageErrorCode.InvalidKey) && !faults.Contains(StorageErrorCode.NotSupported)
            && !Condition.Holds(world, Key, token))
        {
            faults.Add(StorageErrorCode.PreconditionFailed);
        }

        return faults;
    }
}

/// <summary>Replaces an object's tags.</summary>
internal sealed record SetTagsStep(string Key, int Cut, IReadOnlyDictionary<string, string> Tags) : Step
{
    public override async Task Run(World world)
    {
        if (world.Store.LacksEmptyTags && Tags.Values.Contains(string.Empty))
        {
            return;
        }

        BucketObject target = world.Object(Key, Cut);
        var (succeeded, _) = await World.Attempt(Faults(world, Key), () => target.SetTags(Tags).AsTask());
        world.Touch(Key);
        if (succeeded)
        {
            world.Model.Put(Key, world.Model.Find(Key)! with { Tags = Tags });
        }
    }

    public override string ToString() => $"await {At(Key, Cut)}.SetTags({Show.Pairs(Tags)});";

    internal static List<StorageErrorCode> Faults(World world, string key)
    {
        var faults = new List<StorageErrorCode>();
        if (world.Refuses(key))
        {
            faults.Add(StorageErrorCode.InvalidKey);
        }

        if (!world.Can.Tags)
        {
            faults.Add(StorageErrorCode.NotSupported);
        }

        return faults.Count == 0 && world.Model.Find(key) is null ? [StorageErrorCode.ObjectNotFound] : faults;
    }
}

/// <summary>Reads an object's tags.</summary>
internal sealed record GetTagsStep(string Key, int Cut) : Step
{
    public override async Task Run(World world)
    {
        BucketObject target = world.Object(Key, Cut);
        var (succeeded, tags) = await World.Attempt(SetTagsStep.Faults(world, Key), () => target.GetTags().AsTask());
        if (succeeded && !Pairs.Same(tags!, world.Model.Find(Key)!.Tags))
        {
            throw new ModelException($"It gave the tags {Show.Pairs(tags!)}, not {Show.Pairs(world.Model.Find(Key)!.Tags)}.");
        }
    }

    public override string ToString() => $"await {At(Key, Cut)}.GetTags();";
}
