namespace Fluent.Buckets.Conformance;

/// <summary>The documented use of an object store, flow by flow and in the order of the manual, without the generator.</summary>
public abstract class ManualTests(StoreHarness harness) : ConformanceTest(harness)
{
    [Fact]
    public async Task The_flows_of_the_manual_in_order()
    {
        string name = NewName();
        string source = Path.Combine(Folder, "myfile.txt");
        await File.WriteAllTextAsync(source, "from a file", Token);

        // Create a bucket; it is empty.
        Bucket bucket = await Store.CreateBucket(name, Token);
        try
        {
            Assert.Equal(name, bucket.Name);
            Assert.Empty(await bucket.List(cancellationToken: Token).ToListAsync(Token));

            // Create an object: it is not persisted before it is uploaded.
            NewObject created = bucket.Create("my-data.txt");
            Assert.Empty(await bucket.List(cancellationToken: Token).ToListAsync(Token));
            Assert.False(await bucket.Object("my-data.txt").Exists(Token));

            // Upload it from a file, and another one from a stream in memory.
            await created.UploadFrom(source, Token);
            using var stream = new MemoryStream("from memory"u8.ToArray());
            await bucket.Create("my-other-data.txt").UploadFrom(stream, Token);

            // Find the bucket, by its name and by a pattern.
            Assert.Equal(bucket, await Store.GetBucket(name, Token));
            Assert.Contains(bucket, await Store.FindBuckets($"{name[..20]}*", Token).ToListAsync(Token));

            // Find the objects, with their sizes and times.
            List<ObjectInfo> found = await bucket.Find("my-*.txt", Token).ToListAsync(Token);
            Assert.Equal([("my-data.txt", 11L), ("my-other-data.txt", 11L)], found.Select(info => (info.Key, info.Size)).Order());
            ObjectInfo info = await bucket.Object("my-data.txt").GetInfo(Token);
            Assert.InRange(info.LastModified!.Value, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(5));

            // Save the content to a file that is open already.
            string copy = Path.Combine(Folder, "copy.txt");
            await using (FileStream target = File.Create(copy))
            {
                await bucket.Object("my-data.txt").DownloadTo(target, Token);
            }

            Assert.Equal("from a file", await File.ReadAllTextAsync(copy, Token));
        }
        finally
        {
            await bucket.DeleteBucket(CancellationToken.None).WithContents();
        }

        Assert.Null(await Store.TryGetBucket(name, Token));
    }

    /// <summary>With credentials that may see one bucket only, a bucket is opened without any request.</summary>
    [Fact]
    public async Task A_bucket_that_is_known_by_name_needs_no_lookup()
    {
        await Put("a", "text");
        Assert.Equal("text", await Store.Bucket(Bucket.Name).Object("a").ReadText(Token));
    }
}
