namespace Fluent.Buckets.Faults;

/// <summary>The verbs that store content.</summary>
internal static class UploadVerbs
{
    public static IReadOnlyList<FaultVerb> All { get; } =
    [
        new("Upload", scene => scene.Overwrite(scene.Small()), scene => Upload(scene, scene.Target.Upload(Content(scene)))) { TakesTimeout = true },
        new("UploadFromFile", scene => scene.Overwrite(scene.Small()), UploadFile) { TakesTimeout = true },
        new("UploadFromStream", scene => scene.Overwrite(scene.Small()), scene => UploadStream(scene, isKnown: true)) { IsSafe = false },
        new("UploadFromUnknown", scene => scene.Overwrite(scene.Small()), scene => UploadStream(scene, isKnown: false)) { IsSafe = false, TakesTimeout = true },
        new("OpenWrite", scene => scene.Overwrite(scene.Small()), Write) { IsSafe = false },
        new("UploadLarge", scene => scene.Overwrite(scene.Big()), scene => Upload(scene, scene.Target.Upload(Content(scene)))) { IsLarge = true },
        new("UploadLargeFromFile", scene => scene.Overwrite(scene.Big()), UploadFile) { IsLarge = true },
        new("UploadLargeFromStream", scene => scene.Overwrite(scene.Big()), scene => UploadStream(scene, isKnown: true)) { IsLarge = true, IsSafe = false },
        new("UploadLargeFromUnknown", scene => scene.Overwrite(scene.Big()), scene => UploadStream(scene, isKnown: false)) { IsLarge = true, IsSafe = false },
        new("OpenWriteLarge", scene => scene.Overwrite(scene.Big()), Write)
        {
            IsLarge = true,
            IsSafe = false,
            Needs = store => store.Parts is not null,
        },
        new("Multipart", scene => scene.Overwrite(scene.Big()), UploadParts) { IsLarge = true, IsSafe = false, Needs = store => store.Parts is not null },
    ];

    public static async Task Upload(Scene scene, UploadOperation upload)
    {
        ObjectInfo info = await scene.Limit(upload.WithPartSize(Scene.LeastPart).WithMetadata(ObjectState.VersionName, "2"));
        Assert.Equal(Content(scene).Length, info.Size);
        Assert.Equal(scene.Key, info.Key);
    }

    public static byte[] Content(Scene scene) => VersionedBody.Of(scene.After[scene.Key]!.Content);

    private static async Task UploadFile(Scene scene)
    {
        string path = Path.Join(scene.Folder, "source");
        await File.WriteAllBytesAsync(path, Content(scene));
        await Upload(scene, scene.Target.UploadFrom(path));
    }

    private static async Task UploadStream(Scene scene, bool isKnown)
    {
        await using var source = new OneWayStream(Content(scene), isKnown);
        await Upload(scene, scene.Target.UploadFrom(source));
    }

    private static async Task Write(Scene scene)
    {
        await using ObjectWriter writer = await scene.Target.OpenWrite().WithPartSize(Scene.LeastPart).WithMetadata(ObjectState.VersionName, "2");
        ReadOnlyMemory<byte> content = Content(scene);
        for (int offset = 0; offset < content.Length; offset += 100_000)
        {
            await writer.WriteAsync(content[offset..Math.Min(content.Length, offset + 100_000)]);
        }

        await writer.CompleteAsync();
    }

    private static async Task UploadParts(Scene scene)
    {
        ReadOnlyMemory<byte> content = Content(scene);
        MultipartUpload upload = await scene.Target.StartUpload().WithMetadata(ObjectState.VersionName, "2");
        try
        {
            UploadedPart last = await upload.UploadPart(2, content[Scene.LeastPart..]);
            UploadedPart first = await upload.UploadPart(1, content[..Scene.LeastPart]);
            await upload.Complete([last, first]);
        }
        catch
        {
            try
            {
                await upload.Abort();
            }
            catch (StorageException)
            {
                // Its fault is not the one to tell.
            }

            throw;
        }
    }
}
