namespace Fluent.Buckets.Tests.Folders;

/// <summary>What a folder transfer asks of a store, and what its faults do.</summary>
public sealed class FolderRequestTests : Transfers.EngineTest, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("folder-requests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task At_most_so_many_files_go_at_once()
    {
        WriteFiles(20);
        int now = 0;
        int most = 0;
        Driver.Before = async (_, _, token) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            await Task.Delay(5, token);
            Interlocked.Decrement(ref now);
        };
        await Bucket.UploadFolder(_folder, Token).WithParallelism(3);
        await Bucket.DownloadFolder(_folder, Token).WithParallelism(3);
        Assert.InRange(most, 2, 3);
    }

    [Fact]
    public async Task Unchanged_files_cost_one_request_each()
    {
        WriteFiles(3);
        await Bucket.UploadFolder(_folder, Token).SkipUnchanged();
        Driver.Calls.Clear();
        await Bucket.UploadFolder(_folder, Token).SkipUnchanged();
        Assert.Equal(["GetInfo", "GetInfo", "GetInfo"], Driver.Calls.Select(call => call.Verb));
    }

    [Fact]
    public async Task A_file_that_changes_between_its_hash_and_its_upload_is_not_stored_under_the_old_hash()
    {
        WriteFiles(1);
        string file = Path.Combine(_folder, "00");
        await Bucket.UploadFolder(_folder, Token).SkipUnchanged();
        await File.WriteAllTextAsync(file, "second", Token);
        Driver.Before = (verb, _, token) => verb == "Write" ? File.WriteAllTextAsync(file, "third!", token) : Task.CompletedTask;
        StorageException fault = await Fails(
            StorageErrorCode.ChecksumMismatch, async () => await Bucket.UploadFolder(_folder, Token).SkipUnchanged());
        Assert.Equal(["00"], fault.Failures.Select(failure => failure.Key));
        Assert.Equal("00", await Bucket.Object("00").ReadText(Token));
    }

    [Fact]
    public async Task Faults_are_counted_and_the_others_go_on()
    {
        WriteFiles(10);
        int count = 0;
        Driver.Before = (_, _, _) => Interlocked.Increment(ref count) % 3 == 0
            ? throw new StorageException(StorageErrorCode.Unavailable, "down")
            : Task.CompletedTask;
        StorageException fault = await Fails(StorageErrorCode.Unavailable, async () => await Bucket.UploadFolder(_folder, Token));
        Assert.Equal(3, fault.Failures.Count);
        Assert.True(fault.IsTransient);
        Assert.All(fault.Failures, failure => Assert.Equal("engine", failure.Bucket));
        Assert.Equal(fault.Failures.Select(failure => failure.Key).Order(StringComparer.Ordinal), fault.Failures.Select(failure => failure.Key));
        Assert.StartsWith("3 of 10 files in bucket 'engine' (recording) were not uploaded.", fault.Message, StringComparison.Ordinal);
        Driver.Before = (_, _, _) => Task.CompletedTask;
        Assert.Equal(7, await Bucket.List(cancellationToken: Token).CountAsync(Token));
    }

    [Fact]
    public async Task A_fault_of_all_files_ends_the_transfer()
    {
        WriteFiles(50);
        Driver.Before = (_, _, _) => throw new StorageException(StorageErrorCode.AuthenticationFailed, "expired");
        StorageException fault = await Fails(
            StorageErrorCode.AuthenticationFailed, async () => await Bucket.UploadFolder(_folder, Token).WithParallelism(1));
        Assert.Empty(fault.Failures);
        Assert.Single(Driver.Calls);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_read_is_counted_and_the_others_go_on()
    {
        WriteFiles(2);
        string closed = Directory.CreateDirectory(Path.Combine(_folder, "closed")).FullName;
        await File.WriteAllTextAsync(Path.Combine(closed, "file"), "text", Token);
        bool readable = CanReadThough(closed);
        try
        {
            if (readable)
            {
                Assert.Equal(3, (await Bucket.UploadFolder(_folder, Token)).Files);
                return;
            }

            StorageException fault = await Fails(StorageErrorCode.SourceFailed, async () => await Bucket.UploadFolder(_folder, Token));
            Assert.Equal(["closed/"], fault.Failures.Select(failure => failure.Key));
            Assert.Equal(2, await Bucket.List(cancellationToken: Token).CountAsync(Token));
        }
        finally
        {
            Open(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static void Open(string folder, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, mode);
        }
    }

    /// <summary>Closes a folder; root, and anybody on Windows, reads it all the same.</summary>
    private static bool CanReadThough(string folder)
    {
        Open(folder, UnixFileMode.None);
        try
        {
            return Directory.GetFiles(folder).Length > 0;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    private void WriteFiles(int count)
    {
        for (int i = 0; i < count; i++)
        {
            File.WriteAllText(Path.Combine(_folder, $"{i:D2}"), $"{i:D2}");
        }
    }
}
