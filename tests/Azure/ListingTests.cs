namespace Fluent.Buckets.AzureTests;

/// <summary>Long listings take one request a page, and order is by UTF-16.</summary>
public sealed class ListingTests : AzureTest
{
    [Fact]
    public async Task A_listing_of_5001_objects_takes_a_request_a_page()
    {
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 5001),
            new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Token },
            async (i, token) => await Bucket.Object($"folder/{i:D5}").Upload(Array.Empty<byte>(), token));
        Log.Clear();

        Assert.Equal(5001, await Bucket.List(cancellationToken: Token).CountAsync(Token));
        Assert.Equal(2, Log.Requests.Count);

        Log.Clear();
        Assert.Equal(5001, await Bucket.List(cancellationToken: Token).PageSize(1000).CountAsync(Token));
        Assert.Equal(6, Log.Requests.Count);

        Log.Clear();
        Assert.Equal(1, await Bucket.ListFolder(cancellationToken: Token).CountAsync(Token));
        Assert.Equal(1, await Bucket.List("folder/", Token).StartAfter("folder/04999").CountAsync(Token));
        Assert.Equal(2, Log.Requests.Count);

        Log.Clear();
        await Bucket.DeleteAll(string.Empty, Token);
        Assert.True(Log.Requests.Count <= 2 + 21, string.Join('\n', Log.Requests.Select(request => $"{request.Method} {request.Uri.Query}")));
    }

    [Fact]
    public async Task Keys_come_in_the_order_of_UTF_16()
    {
        string[] keys = ["\uFF5E", "🙂", "a", "Z", "é", "a/b", "a-b"];
        foreach (string key in keys)
        {
            await Bucket.Object(key).UploadText("x", Token);
        }

        Assert.Equal(ListOrder.Utf16, Store.Capabilities.ListOrder);
        Assert.Equal(
            keys.Order(StringComparer.Ordinal), await Bucket.List(cancellationToken: Token).Select(info => info.Key).ToListAsync(Token));
    }

    [Fact]
    public async Task A_listing_of_folders_starts_after_a_key_inside_one()
    {
        foreach (string key in (string[])["a/1", "a/2", "a.txt", "b", "c/1"])
        {
            await Bucket.Object(key).UploadText("x", Token);
        }

        Log.Clear();
        ObjectPage page = await new AzureDriver(TestAccount.Options(Log)).List(
            new ListRequest { Bucket = Bucket.Name, Prefix = string.Empty, Folders = true, StartAfter = "a/1" }, Token);

        Assert.Equal(["b", "c/"], page.Entries.Select(line => line.Key));
        Assert.Contains("startFrom=a&", Log.Requests[0].Uri.Query + "&", StringComparison.Ordinal);
    }
}
