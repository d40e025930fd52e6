namespace Fluent.Buckets.Models;

/// <summary>Deletes one object, or none where it is missing.</summary>
internal sealed record DeleteStep(string Key, int Cut, Condition Condition) : Step
{
    public override async Task Run(World world)
    {
        string? token = Condition.Token(world, Key);
        var faults = new List<StorageErrorCode>();
        if (world.Refuses(Key))
        {
            faults.Add(StorageErrorCode.InvalidKey);
        }

        if (token is not null && !world.Store.Has(StoreConditions.DeleteIfMatch))
        {
            faults.Add(StorageErrorCode.NotSupported);
        }

        if (faults.Count == 0 && !Condition.Holds(world, Key, token))
        {
            faults.Add(StorageErrorCode.PreconditionFailed);
        }

        DeleteOperation delete = world.Object(Key, Cut).Delete();
        var (succeeded, _) = await World.Attempt(faults, () => (token is null ? delete : delete.IfMatch(token)).AsTask());
        if (succeeded)
        {
            world.Changed(Key);
            world.Model.Remove(Key);
        }
    }

    public override string ToString() => $"await {At(Key, Cut)}.Delete(){Condition.Shown()};";
}

/// <summary>Deletes several objects at once; missing ones count.</summary>
internal sealed record DeleteManyStep(IReadOnlyList<string> Keys) : Step
{
    public override async Task Run(World world)
    {
        StorageErrorCode[] faults = Keys.Any(world.Refuses) ? [StorageErrorCode.InvalidKey] : [];
        var (succeeded, count) = await World.Attempt(faults, () => world.Bucket.DeleteMany(Keys).AsTask());
        if (!succeeded)
        {
            return;
        }

        foreach (string key in Keys)
        {
            world.Changed(key);
            world.Model.Remove(key);
        }

        if (count != Keys.Count)
        {
            throw new ModelException($"It told {count} deleted of {Keys.Count}.");
        }
    }

    public override IEnumerable<Step> Simpler() => Keys.Count < 2 ? [] : [this with { Keys = [Keys[0]] }, this with { Keys = [.. Keys.Skip(1)] }];

    public override string ToString() => $"await bucket.DeleteMany({Show.Texts(Keys)});";
}

/// <summary>Deletes all below a prefix.</summary>
internal sealed record DeleteAllStep(string Prefix, int Cut) : Step
{
    public override async Task Run(World world)
    {
        (string view, string rest) = World.Cut(Prefix, Cut);

        // An object at a view's very prefix is not in the view.
        List<string> keys = world.Model.Keys(Prefix, ListOrder.Utf8);
        keys.RemoveAll(key => key.Length == view.Length);
        long count = await World.Succeed(() => world.Bucket.Within(view).DeleteAll(rest).AsTask());
        foreach (string key in keys)
        {
            world.Changed(key);
            world.Model.Remove(key);
        }

        if (count != keys.Count)
        {
            throw new ModelException($"It told {count} deleted, not {keys.Count}.");
        }
    }

    public override IEnumerable<Step> Simpler() => Cut == 0 ? [] : [this with { Cut = 0 }];

    public override string ToString() => $"await {From(Prefix, Cut, "DeleteAll")};";
}
