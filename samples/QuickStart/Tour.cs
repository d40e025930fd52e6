using System.Security.Cryptography;
using Fluent.Buckets;
using Spectre.Console;

namespace QuickStart;

/// <summary>What this sample shows, step by step.</summary>
internal static class Tour
{
    public static async Task<bool> Run(string folder)
    {
        IReadOnlyList<LocalFile> files = LocalFile.In(folder);
        if (!await Storage.Files.EnsureExists())
        {
            AnsiConsole.MarkupLineInterpolated(
                $"[red]The bucket '{Storage.Files.Name}' exists there already.[/] This sample deletes its bucket at the end, so it takes none that is not its own.");
            return false;
        }

        await Upload(files);
        await List();
        await Find("**/*.jpg");
        bool nothingUnuploaded = await ShowThatCreateStoresNothing();
        bool equal = await DownloadAndCompare(files);
        await Delete();
        return equal && nothingUnuploaded;
    }

    private static async Task Upload(IReadOnlyList<LocalFile> files)
    {
        Step($"Upload {files.Count} files");
        await AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new DownloadedColumn())
            .StartAsync(async progress =>
            {
                ProgressTask bar = progress.AddTask("uploading", maxValue: Math.Max(1, files.Sum(file => file.Length)));
                foreach (LocalFile file in files)
                {
                    double before = bar.Value;
                    await Storage.Files.Object(file.Key)
                        .UploadFrom(file.Path)
                        .WithMetadata("uploaded_by", "quick_start")
                        .WithProgress(new Report(done => bar.Value = before + done.Bytes));
                }

                bar.Value = bar.MaxValue;
            });
    }

    private static async Task List()
    {
        Step("List what the bucket holds");
        Table table = new Table().AddColumns("Key", "Size", "Modified (UTC)", "Type");
        table.Columns[1].Alignment(Justify.Right);
        await foreach (ObjectInfo info in Storage.Files.List())
        {
            table.AddRow(
                Markup.Escape(info.Key), $"{info.Size:N0}", $"{info.LastModified:yyyy-MM-dd HH:mm:ss}", info.ContentType ?? "not told");
        }

        AnsiConsole.Write(table);
    }

    private static async Task Find(string glob)
    {
        Step($"Find {glob}");
        await foreach (ObjectInfo info in Storage.Files.Find(glob))
        {
            AnsiConsole.MarkupLineInterpolated($"  {info.Key}");
        }
    }

    private static async Task<bool> ShowThatCreateStoresNothing()
    {
        Step("Create an object: nothing is stored until its upload");
        NewObject draft = Storage.Files.Create("draft.txt");
        bool before = await Storage.Files.Object("draft.txt").Exists();
        await draft.UploadText("now it is stored");
        bool after = await Storage.Files.Object("draft.txt").Exists();
        AnsiConsole.MarkupLineInterpolated($"  draft.txt in the bucket before its upload: {before}, after: {after}");
        await Storage.Files.Object("draft.txt").Delete();
        return !before && after;
    }

    private static async Task<bool> DownloadAndCompare(IReadOnlyList<LocalFile> files)
    {
        DirectoryInfo copies = Directory.CreateTempSubdirectory("quick-start-");
        Step($"Download everything to {copies.FullName} and compare SHA-256");
        int equal = 0;
        foreach (LocalFile file in files)
        {
            string copy = Path.Combine(copies.FullName, file.RelativePath);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            await Storage.Files.Object(file.Key).DownloadTo(copy);
            bool same = await Hash(file.Path) == await Hash(copy);
            equal += same ? 1 : 0;
            AnsiConsole.MarkupLineInterpolated($"  {(same ? "equal    " : "DIFFERENT")} {file.Key}");
        }

        AnsiConsole.MarkupLineInterpolated($"  {equal} of {files.Count} equal");
        copies.Delete(recursive: true);
        return equal == files.Count;
    }

    private static async Task Delete()
    {
        Step("Delete the bucket with its contents");
        await Storage.Files.DeleteBucket().WithContents();
        AnsiConsole.MarkupLineInterpolated($"  the bucket exists: {await Storage.Files.Exists()}");
    }

    private static async Task<string> Hash(string path)
    {
        await using FileStream stream = File.OpenRead(path);
        return Convert.ToHexString(await SHA256.HashDataAsync(stream));
    }

    private static void Step(string title) => AnsiConsole.Write(new Rule(Markup.Escape(title)).LeftJustified());

    /// <summary>Reports at once, in order; <see cref="Progress{T}"/> would post to the thread pool.</summary>
    private sealed class Report(Action<TransferProgress> receive) : IProgress<TransferProgress>
    {
        void IProgress<TransferProgress>.Report(TransferProgress value) => receive(value);
    }
}
