namespace Fluent.Buckets.Faults;

/// <summary>The verbs on buckets.</summary>
internal static class BucketVerbs
{
    public static IReadOnlyList<FaultVerb> All { get; } =
    [
        new("CreateBucket", static _ => { }, async scene => await Own(scene, scene.Faulty).CreateBucket())
        {
            HasKey = false,
            Check = (scene, succeeded) => IsThere(scene, succeeded, wanted: true),
            AfterLostAnswer = [StorageErrorCode.BucketAlreadyExists, StorageErrorCode.Conflict],
        },
        new("EnsureExists", static _ => { }, async scene => await Own(scene, scene.Faulty).EnsureExists())
        {
            HasKey = false,
            Check = (scene, succeeded) => IsThere(scene, succeeded, wanted: true),
            AfterCutAnswer = [StorageErrorCode.Conflict],
        },
        new("DeleteBucket", static _ => { }, scene => CreateAndDelete(scene, count: 0))
        {
            HasKey = false,
            Check = (scene, succeeded) => IsThere(scene, succeeded, wanted: false),
            AfterLostAnswer = [StorageErrorCode.BucketNotFound],
        },
        new("DeleteBucketWithContents", static _ => { }, scene => CreateAndDelete(scene, count: 3))
        {
            HasKey = false,
            Check = (scene, succeeded) => IsThere(scene, succeeded, wanted: false),
            AfterLostAnswer = [StorageErrorCode.BucketNotFound],
        },
        new("BucketExists", static _ => { }, async scene => Assert.True(await scene.Faulty.Exists())) { HasKey = false },
    ];

    private static Bucket Own(Scene scene, Bucket way) => way.Store.Bucket(scene.BucketName);

    private static async Task CreateAndDelete(Scene scene, int count)
    {
        Bucket straight = Own(scene, scene.Straight);
        await straight.CreateBucket();
        for (int i = 0; i < count; i++)
        {
            await straight.Object($"{i}").UploadText("content");
        }

        DeleteBucketOperation delete = Own(scene, scene.Faulty).DeleteBucket();
        await (count > 0 ? delete.WithContents() : delete);
    }

    private static async Task IsThere(Scene scene, bool succeeded, bool wanted)
    {
        Bucket own = Own(scene, scene.Straight);
        bool isThere = await own.Exists();
        if (isThere)
        {
            await own.DeleteBucket().WithContents();
        }

        if (succeeded)
        {
            Assert.Equal(wanted, isThere);
        }
    }
}
