namespace Fluent.Buckets;

/// <summary>Downloads the objects of a bucket or view as files of a folder.</summary>
internal static class FolderDownloader
{
    public static async Task<FolderTransfer> Download(Bucket bucket, string path, FolderSettings settings, CancellationToken cancellationToken)
    {
        BucketPlace place = bucket.Locate();
        List<ObjectInfo> objects = await bucket
            .List(cancellationToken: cancellationToken).Unobserved(cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        TargetFolder folder = TargetFolder.Create(path);
        DownloadPlan plan = DownloadPlan.Make(objects, FileNameRules.Local, folder.FoldsNames());

        var run = new FolderRun(place, settings);
        foreach ((ObjectInfo refused, string why) in plan.Refused)
        {
            run.Fail(refused.Key, new StorageException(
                StorageErrorCode.TargetFailed, $"The key has no file in the folder. {why} Nothing was written for it; use DownloadTo with a path of your choice."));
        }

        run.Start(plan.Files.Count, plan.Files.Sum(file => file.Size));
        await run.ForEach(
            plan.Files,
            static file => file.Key,
            async (file, progress, token) =>
            {
                ObjectInfo info = await new DownloadOperation(bucket.Object(file.Key), folder.PrepareFile(file.Key), token)
                    .WithParallelism(1).WithProgress(progress).ConfigureAwait(false);
                progress.Transferred(info.Size);
            },
            cancellationToken).ConfigureAwait(false);
        MakeFolders(run, folder, plan.Folders);
        return run.Result(0, "downloaded");
    }

    private static void MakeFolders(FolderRun run, TargetFolder folder, IEnumerable<string> paths)
    {
        foreach (string path in paths)
        {
            try
            {
                folder.PrepareFolder(path);
            }
            catch (StorageException fault)
            {
                run.Fail(path + "/", fault);
            }
        }
    }
}
