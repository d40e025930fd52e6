using System.Security.Cryptography;

namespace Fluent.Buckets.Conformance;

/// <summary>Content whose hash the caller announces: right, it is stored; wrong, nothing is changed.</summary>
public abstract class ChecksumTests(StoreHarness harness) : ConformanceTest(harness)
{
    /// <summary>Lengths around nothing, one write and several parts.</summary>
    public static TheoryData<int> Lengths => [0, 1, 100_000, Bodies.DefaultPart, Bodies.DefaultPart + 1, 17 * Bodies.MiB];

    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task The_right_checksum_is_accepted_from_any_source(int length)
    {
        byte[] body = Bodies.Random(length);
        string path = Path.Combine(Folder, "source.bin");
        await File.WriteAllBytesAsync(path, body, Token);
        using var seekable = new MemoryStream(body);
        using var unseekable = new SourceStream(body);
        byte[] hash = SHA256.HashData(body);

        await Bucket.Object("memory").Upload(body, Token).WithChecksum(HashAlgorithmName.SHA256, hash);
        await Bucket.Object("file").UploadFrom(path, Token).WithChecksum(HashAlgorithmName.SHA256, hash);
        await Bucket.Object("seekable").UploadFrom(seekable, Token).WithChecksum(HashAlgorithmName.SHA256, hash);
        await Bucket.Object("unseekable").UploadFrom(unseekable, Token).WithChecksum(HashAlgorithmName.SHA256, hash);
        await Write("writer", body, hash);

        foreach (string key in new[] { "memory", "file", "seekable", "unseekable", "writer" })
        {
            Expect.SameBytes(body, await Bucket.Object(key).ReadBytes(Token));
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task A_wrong_checksum_changes_nothing_from_any_source(int length)
    {
        byte[] body = Bodies.Random(length);
        string path = Path.Combine(Folder, "source.bin");
        await File.WriteAllBytesAsync(path, body, Token);
        using var seekable = new MemoryStream(body);
        using var unseekable = new SourceStream(body);
        byte[] wrong = SHA256.HashData([.. body, 1]);
        BucketObject target = Bucket.Object("a");
        await Put("a", "old");

        await Unchanged(async () =>
        {
            await Mismatch(target, async () => await target.Upload(body, Token).WithChecksum(HashAlgorithmName.SHA256, wrong));
            await Mismatch(target, async () => await target.UploadFrom(path, Token).WithChecksum(HashAlgorithmName.SHA256, wrong));
            await Mismatch(target, async () => await target.UploadFrom(seekable, Token).WithChecksum(HashAlgorithmName.SHA256, wrong));
            await Mismatch(target, async () => await target.UploadFrom(unseekable, Token).WithChecksum(HashAlgorithmName.SHA256, wrong));
            await Mismatch(target, () => Write("a", body, wrong));
        });
        Assert.Equal("old", await Get("a"));
    }

    [Fact]
    public async Task Other_algorithms_count_too()
    {
        byte[] body = Bodies.Random(1000);

        await Bucket.Object("a").Upload(body, Token).WithChecksum(HashAlgorithmName.SHA512, SHA512.HashData(body));
        await Mismatch(
            Bucket.Object("a"),
            async () => await Bucket.Object("a").Upload(body, Token).WithChecksum(HashAlgorithmName.SHA512, SHA512.HashData([])));
    }

    [Fact]
    public async Task A_hash_of_another_length_and_an_unknown_algorithm_are_refused() => await Unchanged(async () =>
    {
        byte[] hash = SHA256.HashData([]);
        await Expect.Error(
            StorageErrorCode.InvalidArgument,
            async () => await Bucket.Object("a").UploadText("x", Token).WithChecksum(HashAlgorithmName.SHA512, hash));
        await Expect.Error(
            StorageErrorCode.InvalidArgument,
            async () => await Bucket.Object("a").UploadText("x", Token).WithChecksum(new HashAlgorithmName("ROT13"), hash));
    });

    private static Task<StorageException> Mismatch(UploadTarget target, Func<Task> call) =>
        Expect.Error(StorageErrorCode.ChecksumMismatch, target, call);

    private async Task Write(string key, byte[] body, byte[] hash)
    {
        await using ObjectWriter writer = await Bucket.Object(key).OpenWrite(Token).WithChecksum(HashAlgorithmName.SHA256, hash);
        await writer.WriteAsync(body, Token);
        await writer.CompleteAsync(Token);
    }
}
