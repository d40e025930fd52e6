namespace Fluent.Buckets.Models;

/// <summary>Copies or moves an object to another key, or tries to put it onto itself.</summary>
internal sealed record CopyStep(string Key, int Cut, string To, int ToCut, bool Moves, bool IfAbsent, Condition SourceCondition) : Step
{
    public override async Task Run(World world)
    {
        string? token = SourceCondition.Token(world, Key);
        BucketObject source = world.Object(Key, Cut);
        BucketObject target = world.Object(To, ToCut);
        CopyOperation copy = Moves ? source.MoveTo(target) : source.CopyTo(target);
        copy = IfAbsent ? copy.IfAbsent() : copy;
        copy = token is null ? copy : copy.IfSourceMatches(token);
        var (succeeded, info) = await world.AttemptWrite(To, IfAbsent, Faults(world, token), () => copy.AsTask());
        world.Touch(Key);
        world.Touch(To);
        if (!succeeded)
        {
            return;
        }

        StoredObject stored = world.Model.Find(Key)!;
        Told(World.Cut(To, ToCut).Key, info!, stored.Content.Length);
        world.Changed(To);
        world.Model.Put(To, stored with { ETag = info!.ETag, IsCopy = true });
        if (Moves)
        {
            world.Changed(Key);
            world.Model.Remove(Key);
        }
    }

    public override IEnumerable<Step> Simpler()
    {
        if (Cut != 0 || ToCut != 0)
        {
            yield return this with { Cut = 0, ToCut = 0 };
        }

        if (IfAbsent || SourceCondition != Condition.None)
        {
            yield return this with { IfAbsent = false, SourceCondition = Condition.None };
        }

        if (Moves)
        {
            yield return this with { Moves = false };
        }
    }

    public override string ToString() =>
        $"await {At(Key, Cut)}.{(Moves ? "MoveTo" : "CopyTo")}({At(To, ToCut)}){(IfAbsent ? ".IfAbsent()" : string.Empty)}"
        + SourceCondition.Shown().Replace("IfMatch", "IfSourceMatches", StringComparison.Ordinal) + ";";

    private List<StorageErrorCode> Faults(World world, string? token)
    {
        var faults = new List<StorageErrorCode>();
        if (world.Refuses(Key) || world.Refuses(To))
        {
            faults.Add(StorageErrorCode.InvalidKey);
        }

        if ((IfAbsent && !world.Store.Has(StoreConditions.CopyIfAbsent)) || (token is not null && !world.Store.Has(StoreConditions.CopyIfSourceMatches)))
        {
            faults.Add(StorageErrorCode.NotSupported);
        }

        if (Key == To)
        {
            faults.Add(StorageErrorCode.InvalidArgument);
        }

        if (faults.Count > 0)
        {
            return faults;
        }

        bool isMissing = world.Model.Find(Key) is null;
        if (isMissing)
        {
            faults.Add(StorageErrorCode.ObjectNotFound);
        }

        if ((IfAbsent && world.Model.Find(To) is not null) || (token is not null && world.Model.Find(Key)?.ETag != token))
        {
            faults.Add(StorageErrorCode.PreconditionFailed);
        }

        return faults;
    }
}
