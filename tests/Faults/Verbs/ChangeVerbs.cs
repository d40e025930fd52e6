namespace Fluent.Buckets.Faults;

/// <summary>The verbs that change, copy and remove what is stored.</summary>
internal static class ChangeVerbs
{
    public static IReadOnlyList<FaultVerb> All { get; } =
    [
        new("Delete", PlanDelete, async scene => await scene.Limit(scene.Target.Delete())) { TakesTimeout = true },
        new("DeleteMany", PlanDeleteMany, DeleteMany) { HasKey = false },
        new("DeleteAll", PlanDeleteMany, async scene => Assert.Equal(7, await scene.Faulty.DeleteAll(scene.Prefix))) { HasKey = false, IsSafe = false },
        new("Copy", scene => PlanCopy(scene, scene.Small()), async scene => await scene.Limit(scene.Target.CopyTo(scene.Other))) { TakesTimeout = true },
        new("CopyLarge", scene => PlanCopy(scene, scene.Big()), async scene => await scene.Target.CopyTo(scene.Other)) { IsLarge = true },
        new("CopyAcross", scene => PlanCopy(scene, scene.Small()), CopyAcross) { IsSafe = false },
        new("Move", PlanMove, async scene => await scene.Target.MoveTo(scene.Other)) { IsSafe = false, Check = IsSomewhere },
        new("SetMetadata", PlanMetadata, SetMetadata) { Needs = store => store.SetsMetadata },
        new("SetTags", PlanTags, SetTags) { Needs = store => store.Tags },
        new("Append", PlanAppend, async scene => await scene.Target.Append(VersionedBody.Block(2, 500))) { Needs = store => store.Appends, IsSafe = false },
        new("UploadIfAbsent", PlanIfAbsent, scene => UploadVerbs.Upload(scene, scene.Target.Upload(UploadVerbs.Content(scene)).IfAbsent()))
        {
            Needs = store => store.Conditions.HasFlag(StoreConditions.WriteIfAbsent),
            IsSafe = false,
            AfterLostAnswer = [StorageErrorCode.PreconditionFailed, StorageErrorCode.Conflict],
        },
        new("UploadIfMatch", scene => PlanIfMatch(scene), UploadIfMatch)
        {
            Needs = store => store.Conditions.HasFlag(StoreConditions.WriteIfMatch),
            IsSafe = false,
            AfterLostAnswer = [StorageErrorCode.PreconditionFailed, StorageErrorCode.Conflict],
        },
    ];

    private static void PlanDelete(Scene scene) =>
        (scene.Before[scene.Key], scene.After[scene.Key]) = (scene.Random.Next(4) == 0 ? null : ObjectState.Of(1, scene.Small()), null);

    private static void PlanDeleteMany(Scene scene)
    {
        for (int i = 0; i < 7; i++)
        {
            (scene.Before[$"{scene.Prefix}{i}"], scene.After[$"{scene.Prefix}{i}"]) = (ObjectState.Of(1, VersionedBody.LeastLength), null);
        }
    }

    private static async Task DeleteMany(Scene scene)
    {
        try
        {
            Assert.Equal(7, await scene.Faulty.DeleteMany(scene.Before.Keys));
        }
        catch (StorageException fault)
        {
            Assert.All(fault.Failures, failure => Assert.Contains(failure.Key!, scene.Before.Keys));
            throw;
        }
    }

    private static void PlanCopy(Scene scene, int length)
    {
        ObjectState state = scene.Keep(length);
        (scene.Before[scene.Other], scene.After[scene.Other]) = (scene.Random.Next(2) == 0 ? null : ObjectState.Of(3, scene.Small()), state);
    }

    /// <summary>From this store to itself by another way, which is another store as far as the library knows.</summary>
    private static async Task CopyAcross(Scene scene) =>
        await scene.Straight.Object(scene.Key).CopyTo(scene.Faulty.Object(scene.Other));

    private static void PlanMove(Scene scene)
    {
        PlanCopy(scene, scene.Small());
        scene.After[scene.Key] = null;
    }

    private static async Task IsSomewhere(Scene scene, bool succeeded)
    {
        ObjectState? source = await ObjectState.Read(scene.Straight.Object(scene.Key), withTags: false);
        ObjectState? target = await ObjectState.Read(scene.Straight.Object(scene.Other), withTags: false);
        Assert.True(scene.Before[scene.Key] == source || scene.Before[scene.Key] == target, "What was to be moved is nowhere.");
    }

    private static void PlanMetadata(Scene scene) => scene.After[scene.Key] = scene.Keep(scene.Small()) with { Metadata = "2" };

    private static async Task SetMetadata(Scene scene) =>
        await scene.Limit(scene.Target.SetMetadata(new Dictionary<string, string> { [ObjectState.VersionName] = "2" }));

    private static void PlanTags(Scene scene)
    {
        scene.WithTags = true;
        scene.Before[scene.Key] = ObjectState.Of(1, scene.Small()) with { Tag = "1" };
        scene.After[scene.Key] = scene.Before[scene.Key]! with { Tag = "2" };
    }

    private static async Task SetTags(Scene scene) =>
        await scene.Target.SetTags(new Dictionary<string, string> { [ObjectState.VersionName] = "2" });

    private static void PlanAppend(Scene scene)
    {
        ObjectState before = scene.Keep(scene.Small());
        scene.After[scene.Key] = before with { Content = before.Content + "+2:500" };
    }

    private static void PlanIfAbsent(Scene scene) =>
        (scene.Before[scene.Key], scene.After[scene.Key]) = (null, ObjectState.Of(2, scene.Small()));

    private static void PlanIfMatch(Scene scene)
    {
        scene.Keep(scene.Small());
        scene.After[scene.Key] = ObjectState.Of(2, scene.Small());
    }

    private static async Task UploadIfMatch(Scene scene)
    {
        ObjectInfo before = await scene.Straight.Object(scene.Key).GetInfo();
        await UploadVerbs.Upload(scene, scene.Target.Upload(UploadVerbs.Content(scene)).IfMatch(before.ETag));
    }
}
