namespace Fluent.Buckets.Models;

/// <summary>Asks for an object's info in all three ways.</summary>
internal sealed record InfoStep(string Key, int Cut) : Step
{
    public override async Task Run(World world)
    {
        BucketObject target = world.Object(Key, Cut);
        StoredObject? stored = world.Model.Find(Key);
        StorageErrorCode[] refusals = world.Refuses(Key) ? [StorageErrorCode.InvalidKey] : [];
        var (asked, exists) = await World.Attempt(refusals, () => target.Exists().AsTask());
        var (_, found) = await World.Attempt(refusals, () => target.TryGetInfo().AsTask());
        if (asked && (exists != stored is not null || found is null != stored is null))
        {
            throw new ModelException($"Exists gave {exists} and TryGetInfo {found?.ToString() ?? "null"}, where {(stored is null ? "nothing" : "an object")} is.");
        }

        await World.Attempt(asked && stored is null ? [StorageErrorCode.ObjectNotFound] : refusals, () => target.GetInfo().AsTask());
        world.Touch(Key);
    }

    public override string ToString() => $"await {At(Key, Cut)}.GetInfo(); // and Exists, TryGetInfo";
}
