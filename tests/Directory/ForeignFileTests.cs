using System.Diagnostics;

namespace Fluent.Buckets.DirectoryTests;

/// <summary>Files that something else put into the store.</summary>
public sealed class ForeignFileTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_foreign_file_is_neither_listed_nor_read()
    {
        await using TestStore store = await TestStore.Create();
        await store.PutAll(["a", "m", "z/z"]);
        await Foreign(store, "empty", 0);
        await Foreign(store, "short", 20);
        await Foreign(store, "long", 10_000);
        await Foreign(store, "UPPER.%zz", 100);
        await Foreign(store, "folder without mark/file", 100);
        await Foreign(store, "b%/only", 100);
        await Foreign(store, "file that looks like a folder%", 100);
        Directory.CreateDirectory(Path.Join(store.BucketFolder, "directory"));

        Assert.Equal(["a", "m", "z/z"], await store.List());
        Assert.Equal(["a", "m", "z/"], await store.List(folders: true));
        foreach (string key in (string[])["empty", "short", "long", "directory", "b/only", "file that looks like a folder/x"])
        {
            Assert.Null(await store.Info(key));
            await store.Driver.Delete(TestStore.Bucket, key, null, Token);
        }

        Assert.True(File.Exists(Path.Join(store.BucketFolder, "long")));
    }

    [Fact]
    public async Task A_pipe_does_not_block_a_listing()
    {
        await using TestStore store = await TestStore.Create();
        await store.Put("a");
        using (Process process = Process.Start("mkfifo", Path.Join(store.BucketFolder, "pipe")))
        {
            await process.WaitForExitAsync(Token);
        }

        Assert.Equal(["a"], await store.List());
        Assert.Null(await store.Info("pipe"));
    }

    [Fact]
    public async Task A_write_to_the_very_key_replaces_a_foreign_file_but_not_a_folder()
    {
        await using TestStore store = await TestStore.Create();
        await Foreign(store, "k", 100);
        await store.Put(TestStore.Request("k") with { IfAbsent = true }, "new");
        Assert.Equal("new", await store.Text("k"));

        Directory.CreateDirectory(Path.Join(store.BucketFolder, "d"));
        await TestStore.Fails(StorageErrorCode.Conflict, () => store.Put("d"));
        await Foreign(store, "f%", 100);
        await TestStore.Fails(StorageErrorCode.Conflict, () => store.Put("f/below"));
    }

    [Fact]
    public async Task An_object_that_was_moved_to_another_path_is_neither_read_nor_overwritten()
    {
        await using TestStore store = await TestStore.Create();
        await store.Put("a", "precious");
        File.Move(Path.Join(store.BucketFolder, "a"), Path.Join(store.BucketFolder, "b"));
        Assert.Null(await store.Info("b"));
        Assert.Empty(await store.List());
        await store.Driver.Delete(TestStore.Bucket, "b", null, Token);
        await TestStore.Fails(StorageErrorCode.Conflict, () => store.Put("b", "new"));
        File.Move(Path.Join(store.BucketFolder, "b"), Path.Join(store.BucketFolder, "a"));
        Assert.Equal("precious", await store.Text("a"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(-1)]
    [InlineData(-20)]
    [InlineData(-31)]
    public async Task A_damaged_footer_makes_no_object(int position)
    {
        await using TestStore store = await TestStore.Create();
        await store.Put("k", "");
        string file = Path.Join(store.BucketFolder, "k");
        byte[] bytes = await File.ReadAllBytesAsync(file, Token);
        bytes[position < 0 ? bytes.Length + position : position] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, Token);
        Assert.Null(await store.Info("k"));
        Assert.Empty(await store.List());
        await File.WriteAllBytesAsync(file, bytes[..^1], Token);
        Assert.Null(await store.Info("k"));
        await store.Put("k", "again");
        Assert.Equal("again", await store.Text("k"));
    }

    [Fact]
    public async Task A_bucket_with_foreign_files_is_not_deleted()
    {
        await using TestStore store = await TestStore.Create();
        await Foreign(store, "a%/b%/notes.txt", 100);
        StorageException exception = await TestStore.Fails(
            StorageErrorCode.BucketNotEmpty, () => store.Driver.DeleteBucket(TestStore.Bucket, Token));
        Assert.Contains("notes.txt", exception.Message, StringComparison.Ordinal);
        File.Delete(Path.Join(store.BucketFolder, "a%/b%/notes.txt"));
        await store.Driver.DeleteBucket(TestStore.Bucket, Token);
        Assert.False(await store.Driver.BucketExists(TestStore.Bucket, Token));
    }

    private static async Task Foreign(TestStore store, string path, int size)
    {
        string file = Path.Join(store.BucketFolder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllBytesAsync(file, new byte[size], Token);
    }
}
