namespace Fluent.Buckets.Models;

/// <summary>Appends to an object, or creates it.</summary>
internal sealed record AppendStep(string Key, int Cut, Body Body, Condition Condition) : Step
{
    public override async Task Run(World world)
    {
        string? token = Condition.Token(world, Key);
        AppendOperation append = world.Object(Key, Cut).Append(Body.Bytes);
        var (succeeded, info) = await World.Attempt(Faults(world, token), () => (token is null ? append : append.IfMatch(token)).AsTask());
        world.Touch(Key);
        if (!succeeded)
        {
            return;
        }

        StoredObject? old = world.Model.Find(Key);
        byte[] content = [.. old?.Content ?? [], .. Body.Bytes];
        Told(World.Cut(Key, Cut).Key, info!, content.Length);
        world.Changed(Key);
        world.Model.Put(Key, old is not null
            ? old with { Content = content, ETag = info!.ETag }
            : new StoredObject
            {
                Content = content,
                ContentType = StoredObject.DefaultType(Key),
                Metadata = Pairs.None,
                Tags = Pairs.None,
                ETag = info!.ETag,
            });
    }

    public override string ToString() => $"await {At(Key, Cut)}.Append({Body}){Condition.Shown()};";

    private List<StorageErrorCode> Faults(World world, string? token)
    {
        var faults = new List<StorageErrorCode>();
        if (world.Refuses(Key))
        {
            faults.Add(StorageErrorCode.InvalidKey);
        }

        if (!world.Can.Appends || (token is not null && !world.Store.Has(StoreConditions.WriteIfMatch)))
        {
            faults.Add(StorageErrorCode.NotSupported);
        }

        if (faults.Count == 0 && !Condition.Holds(world, Key, token))
        {
            faults.Add(StorageErrorCode.PreconditionFailed);
        }

        return faults;
    }
}
