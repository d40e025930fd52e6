using System.Security.Cryptography;

namespace Fluent.Buckets.Conformance;

/// <summary>Uploads and downloads of whole folders.</summary>
public abstract class FolderTransferTests(StoreHarness harness) : ConformanceTest(harness)
{
    private static readonly Dictionary<string, byte[]> SomeFiles = new(StringComparer.Ordinal)
    {
        ["a.txt"] = "text"u8.ToArray(),
        [".hidden"] = [1],
        ["empty"] = [],
        ["deep/er/ü €.bin"] = Bodies.Random(70_000),
        ["deep/.hidden/b.css"] = Bodies.Random(10),
        ["long.bin"] = Bodies.Random(Bodies.DefaultPart + 1),
    };

    private static long SomeBytes => SomeFiles.Values.Sum(content => (long)content.Length);

    private string Source => Path.Combine(Folder, "source");

    private string Target => Path.Combine(Folder, "target");

    private protected override bool NeedsNewBucket => true;

    [Fact]
    public async Task A_folder_goes_there_and_back()
    {
        WriteFiles();

        FolderTransfer up = await Bucket.UploadFolder(Source, Token);
        FolderTransfer down = await Bucket.DownloadFolder(Path.Combine(Target, "new"), Token);

        Assert.Equal(new FolderTransfer(SomeFiles.Count, SomeBytes, 0, 0), up);
        Assert.Equal(up, down);
        Assert.Equal(SomeFiles.Keys.Order(StringComparer.Ordinal), await SortedKeys(Bucket.List(cancellationToken: Token)));
        Assert.Equal("text/css", (await Bucket.Object("deep/.hidden/b.css").GetInfo(Token)).ContentType);
        SameFiles(Path.Combine(Target, "new"), SomeFiles);
        await NothingUnfinished();
    }

    [Fact]
    public async Task A_prefix_is_that_of_a_view()
    {
        WriteFiles();
        await PutAll("a.txt", "view", "viewer/x");

        FolderTransfer up = await Bucket.Within("view/").UploadFolder(Source, Token);
        FolderTransfer down = await Bucket.AsReadOnly().Within("view/").DownloadFolder(Target, Token);

        Assert.Equal((SomeFiles.Count, SomeFiles.Count), (up.Files, down.Files));
        Assert.Equal("a.txt", await Get("a.txt"));
        Assert.Equal("text", await Get("view/a.txt"));
        SameFiles(Target, SomeFiles);
    }

    [Fact]
    public async Task Nothing_is_transferred_where_nothing_is()
    {
        Directory.CreateDirectory(Path.Combine(Source, "empty"));

        Assert.Equal(new FolderTransfer(0, 0, 0, 0), await Bucket.UploadFolder(Source, Token));
        Assert.Equal(new FolderTransfer(0, 0, 0, 0), await Bucket.DownloadFolder(Target, Token));
        Assert.True(Directory.Exists(Target));
    }

    [Fact]
    public async Task A_second_run_skips_what_has_not_changed()
    {
        WriteFiles();
        Bucket view = Bucket.Within("site/");
        FolderTransfer first = await view.UploadFolder(Source, Token).SkipUnchanged();
        Dictionary<string, DateTimeOffset?> before = await Times(view);

        File.SetLastWriteTimeUtc(Path.Combine(Source, "empty"), DateTime.UnixEpoch);
        await File.WriteAllTextAsync(Path.Combine(Source, "a.txt"), "tExt", Token);
        await File.WriteAllTextAsync(Path.Combine(Source, "new"), "new", Token);
        await view.Object(".hidden").Upload(new byte[] { 2 }, Token);
        FolderTransfer second = await view.UploadFolder(Source, Token).SkipUnchanged();
        FolderTransfer third = await view.UploadFolder(Source, Token).SkipUnchanged();

        Assert.Equal(new FolderTransfer(SomeFiles.Count, SomeBytes, 0, 0), first);
        Assert.Equal(new FolderTransfer(3, 4 + 3 + 1, SomeFiles.Count - 2, 0), second);
        Assert.Equal(new FolderTransfer(0, 0, SomeFiles.Count + 1, 0), third);
        Assert.Equal("tExt", await view.Object("a.txt").ReadText(Token));
        Assert.Equal([1], await view.Object(".hidden").ReadBytes(Token));
        Dictionary<string, DateTimeOffset?> after = await Times(view);
        Assert.Equal(before["long.bin"], after["long.bin"]);
        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(SomeFiles["long.bin"])),
            (await view.Object("long.bin").GetInfo(Token)).Metadata!["content_sha256"]);
    }

    [Fact]
    public async Task Without_the_modifier_everything_is_uploaded_and_nothing_is_added()
    {
        WriteFiles();
        await Bucket.UploadFolder(Source, Token);

        Assert.Equal(SomeFiles.Count, (await Bucket.UploadFolder(Source, Token)).Files);
        Assert.Empty((await Bucket.Object("a.txt").GetInfo(Token)).Metadata!);
    }

    [Fact]
    public async Task Progress_is_of_the_whole_and_never_decreases()
    {
        WriteFiles();
        var up = new Reports<FolderProgress>();
        var again = new Reports<FolderProgress>();
        var down = new Reports<FolderProgress>();

        await Bucket.UploadFolder(Source, Token).SkipUnchanged().WithProgress(up);
        await Bucket.UploadFolder(Source, Token).SkipUnchanged().WithProgress(again);
        await Bucket.DownloadFolder(Target, Token).WithProgress(down).WithParallelism(8);

        foreach (Reports<FolderProgress> reports in new[] { up, again, down })
        {
            Assert.Equal(new FolderProgress(0, 0, SomeFiles.Count, SomeBytes), reports.All[0]);
            Assert.Equal(new FolderProgress(SomeFiles.Count, SomeBytes, SomeFiles.Count, SomeBytes), reports.All[^1]);
            Assert.All(reports.All.Zip(reports.All.Skip(1)), pair =>
                Assert.True(pair.First.Bytes <= pair.Second.Bytes && pair.First.Files <= pair.Second.Files, $"{pair}"));
        }
    }

    [Fact]
    public async Task Links_are_passed_over_and_counted()
    {
        WriteFiles();
        string secret = Path.Combine(Folder, "secret");
        await File.WriteAllTextAsync(secret, "secret", Token);
        File.CreateSymbolicLink(Path.Combine(Source, "file"), secret);
        Directory.CreateSymbolicLink(Path.Combine(Source, "deep", "loop"), Source);
        File.CreateSymbolicLink(Path.Combine(Source, "dangling"), Path.Combine(Folder, "nothing"));

        FolderTransfer up = await Bucket.UploadFolder(Source, Token);

        Assert.Equal(new FolderTransfer(SomeFiles.Count, SomeBytes, 0, 3), up);
        Assert.Equal(SomeFiles.Keys.Order(StringComparer.Ordinal), await SortedKeys(Bucket.List(cancellationToken: Token)));
    }

    [Fact]
    public async Task No_key_is_written_outside_the_folder()
    {
        string[] leading = Held("../x", "a/../../x", "/x", "//x", "./x", "a/./b", "a//b", "..", ".", "a/..", new string('n', 300));
        await PutAll([.. leading, "fine/a"]);

        StorageException error = await Failed(StorageErrorCode.TargetFailed, Bucket.DownloadFolder(Target, Token), leading);

        Assert.StartsWith($"{leading.Length} of {leading.Length + 1} files", error.Message, StringComparison.Ordinal);
        SameFiles(Folder, new() { ["target/fine/a"] = "fine/a"u8.ToArray() });
    }

    [Fact]
    public async Task A_key_that_is_the_folder_of_others_is_told_and_the_others_arrive()
    {
        await PutAll("a", "a/b", "a/c/d", "e");

        await Failed(StorageErrorCode.TargetFailed, Bucket.DownloadFolder(Target, Token), "a");

        SameFiles(Target, new() { ["a/b"] = "a/b"u8.ToArray(), ["a/c/d"] = "a/c/d"u8.ToArray(), ["e"] = "e"u8.ToArray() });
        Assert.Equal("a", await Get("a"));
    }

    [Fact]
    public async Task Empty_objects_that_end_in_a_slash_are_folders()
    {
        if (Harness.RefusesKey("marked/"))
        {
            return;
        }

        await Bucket.Object("marked/").Upload(ReadOnlyMemory<byte>.Empty, Token);
        await Bucket.Object("other/").Upload(ReadOnlyMemory<byte>.Empty, Token);
        await PutAll("other/a", "filled/");

        await Failed(StorageErrorCode.TargetFailed, Bucket.DownloadFolder(Target, Token), "filled/");

        Assert.True(Directory.Exists(Path.Combine(Target, "marked")));
        SameFiles(Target, new() { ["other/a"] = "other/a"u8.ToArray() });
    }

    [Fact]
    public async Task Nothing_is_written_through_a_link()
    {
        await PutAll("file", "folder/a", "fine");
        string outside = Directory.CreateDirectory(Path.Combine(Folder, "outside")).FullName;
        await File.WriteAllTextAsync(Path.Combine(outside, "kept"), "kept", Token);
        Directory.CreateDirectory(Target);
        File.CreateSymbolicLink(Path.Combine(Target, "file"), Path.Combine(outside, "kept"));
        Directory.CreateSymbolicLink(Path.Combine(Target, "folder"), outside);

        await Failed(StorageErrorCode.TargetFailed, Bucket.DownloadFolder(Target, Token), "file", "folder/a");

        SameFiles(outside, new() { ["kept"] = "kept"u8.ToArray() });
        Assert.Equal("fine", await File.ReadAllTextAsync(Path.Combine(Target, "fine"), Token));
    }

    [Fact]
    public async Task Files_are_replaced_and_what_is_in_the_way_is_told()
    {
        await PutAll("file", "folder", "sub/a");
        Directory.CreateDirectory(Path.Combine(Target, "folder"));
        await File.WriteAllTextAsync(Path.Combine(Target, "file"), "a longer text than the object", Token);
        await File.WriteAllTextAsync(Path.Combine(Target, "sub"), "file", Token);
        await File.WriteAllTextAsync(Path.Combine(Target, "other"), "other", Token);

        StorageException error = await Assert.ThrowsAsync<StorageException>(async () => await Bucket.DownloadFolder(Target, Token));

        Assert.Equal(
            [("folder", StorageErrorCode.InvalidArgument), ("sub/a", StorageErrorCode.TargetFailed)],
            error.Failures.Select(failure => (failure.Key, failure.Code)));
        SameFiles(Target, new() { ["file"] = "file"u8.ToArray(), ["sub"] = "file"u8.ToArray(), ["other"] = "other"u8.ToArray() });
    }

    [Fact]
    public async Task Files_whose_keys_are_refused_are_told_and_the_others_arrive()
    {
        WriteFiles();
        string tooLong = string.Join('/', Enumerable.Repeat(new string('d', 200), 6));
        Directory.CreateDirectory(Path.Combine(Source, tooLong));
        await File.WriteAllTextAsync(Path.Combine(Source, tooLong, "file"), "text", Token);

        await Failed(StorageErrorCode.InvalidKey, Bucket.UploadFolder(Source, Token), tooLong + "/file");

        Assert.Equal(SomeFiles.Keys.Order(StringComparer.Ordinal), await SortedKeys(Bucket.List(cancellationToken: Token)));
    }

    [Fact]
    public async Task Wrong_paths_and_missing_buckets_are_refused_whole()
    {
        WriteFiles();
        string file = Path.Combine(Source, "a.txt");
        Bucket missing = NameBucket();

        await Unchanged(async () =>
        {
            await Expect.Error(StorageErrorCode.InvalidArgument, async () => await Bucket.UploadFolder(Path.Combine(Folder, "nothing"), Token));
            await Expect.Error(StorageErrorCode.InvalidArgument, async () => await Bucket.UploadFolder(file, Token));
            await Expect.Error(StorageErrorCode.InvalidArgument, async () => await Bucket.DownloadFolder(file, Token));
        });
        await Expect.Error(StorageErrorCode.BucketNotFound, missing, async () => await missing.UploadFolder(Source, Token));
        await Expect.Error(StorageErrorCode.BucketNotFound, missing, async () => await missing.DownloadFolder(Target, Token));
        Assert.False(Directory.Exists(Target));
        Assert.Throws<ArgumentException>(() => { _ = Bucket.UploadFolder(string.Empty, Token); });
        Assert.Throws<StorageException>(() => { _ = Bucket.DownloadFolder(Target, Token).WithParallelism(0); });
    }

    [Fact]
    public async Task A_cancelled_transfer_leaves_whole_files_only()
    {
        WriteFiles();
        using var cancelled = new CancellationTokenSource();
        var reports = new Reports<FolderProgress> { OnReport = progress => CancelWhen(progress.Files >= 2, cancelled) };
        await Expect.Cancelled(async () => await Bucket.UploadFolder(Source, cancelled.Token).WithParallelism(1).WithProgress(reports));

        List<string> keys = await Keys(Bucket.List(cancellationToken: Token));
        Assert.InRange(keys.Count, 2, SomeFiles.Count - 1);
        foreach (string key in keys)
        {
            Expect.SameBytes(SomeFiles[key], await Bucket.Object(key).ReadBytes(Token));
        }

        await NothingUnfinished();
    }

    private async Task<StorageException> Failed(StorageErrorCode code, StorageOperation<FolderTransfer> transfer, params string[] keys)
    {
        StorageException error = await Assert.ThrowsAsync<StorageException>(transfer.AsTask);
        Assert.Equal((code, Bucket.Name, null), (error.Code, error.Bucket, error.Key));
        Assert.Equal(keys.Order(StringComparer.Ordinal), error.Failures.Select(failure => failure.Key));
        foreach (StorageException failure in error.Failures)
        {
            Assert.Equal((code, Bucket.Name), (failure.Code, failure.Bucket));
            Assert.Contains(StorageErrors.Show(failure.Key!), failure.Message, StringComparison.Ordinal);
        }

        return error;
    }

    private static void CancelWhen(bool now, CancellationTokenSource source)
    {
        if (now)
        {
            source.Cancel();
        }
    }

    private static async Task<Dictionary<string, DateTimeOffset?>> Times(Bucket bucket) =>
        await bucket.List(cancellationToken: Token).ToDictionaryAsync(info => info.Key, info => info.LastModified, cancellationToken: Token);

    private static void SameFiles(string folder, Dictionary<string, byte[]> expected)
    {
        string[] paths = Directory.GetFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 });
        Assert.Equal(
            expected.Keys.Order(StringComparer.Ordinal),
            paths.Select(path => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/')).Order(StringComparer.Ordinal));
        foreach ((string path, byte[] content) in expected)
        {
            Expect.SameBytes(content, File.ReadAllBytes(Path.Combine(folder, path)));
        }
    }

    private void WriteFiles()
    {
        foreach ((string path, byte[] content) in SomeFiles)
        {
            string full = Path.Combine(Source, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllBytes(full, content);
        }
    }
}
