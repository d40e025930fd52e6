namespace Fluent.Buckets.Facade.Tests;

/// <summary>Generated typed buckets at work, with generated keys and the JSON that the framework's own generator makes.</summary>
public sealed class TypedBucketTests : IAsyncLifetime
{
    private readonly Shop _shop = new(s => s.UseMemory().UseMemory("archive"));
    private readonly Guid _id = Guid.NewGuid();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _shop.Orders.EnsureExists(Token);
        await _shop.Receipts.EnsureExists(Token);
        await _shop.Invoices.EnsureExists(Token);
    }

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task A_value_is_written_and_read_by_the_keys_parameters()
    {
        var order = new Order("Ada", 12.5m);
        await _shop.Orders.Object(2026, 11, _id).Write(order, Token).IfAbsent();

        Assert.Equal(order, await _shop.Orders.Object(2026, 11, _id).Read(Token));
        Assert.Equal(order, await _shop.Orders.Object(new OrderKey(2026, 11, _id)).Read(Token));
        Assert.Null(await _shop.Orders.Object(2026, 12, _id).TryRead(Token));
        Assert.Equal("""{"Customer":"Ada","Total":12.5}""", await _shop.Orders.Untyped.Object($"2026/11/{_id}.json").ReadText(Token));
    }

    [Fact]
    public async Task Listings_take_leading_parameters_and_give_keys()
    {
        foreach ((int year, int month) in new[] { (2025, 12), (2026, 1), (2026, 11) })
        {
            await _shop.Orders.Create(year, month, _id).Write(new Order($"{year}-{month}", 0), Token);
        }

        Assert.Equal([1, 11], await _shop.Orders.List(2026, Token).Select(entry => entry.Key.Month).ToListAsync(Token));
        Assert.Equal(_id, (await _shop.Orders.List(2026, 11, Token).SingleAsync(Token)).Key.Id);
        Assert.Equal(["2026-1", "2026-11"], await _shop.Orders.ReadAll(2026, Token).Select(order => order.Customer).ToListAsync(Token));
        Assert.Equal(2, await _shop.Orders.DeleteAll(2026, Token));
        Assert.Equal(2025, (await _shop.Orders.List(Token).SingleAsync(Token)).Key.Year);
    }

    [Fact]
    public async Task Keys_alone_are_typed_where_content_is_any()
    {
        await _shop.Receipts.Object(2026, 11, _id).UploadText("paid", Token);

        Assert.Equal("paid", await _shop.Receipts.Object(2026, 11, _id).ReadText(Token));
        Assert.NotSame(_shop.Orders.Untyped.Store, _shop.Receipts.Untyped.Store);
    }

    [Fact]
    public async Task A_part_that_is_text_is_escaped_and_no_prefix()
    {
        await _shop.Invoices.Object("a/b", 1).Write(new Order("slash", 0), Token);
        await _shop.Invoices.Object("a", 1).Write(new Order("plain", 0), Token);
        await _shop.Invoices.Object("ab", 1).Write(new Order("longer", 0), Token);

        Assert.Equal("plain", (await _shop.Invoices.ReadAll("a", Token).SingleAsync(Token)).Customer);
        Assert.Equal(["a/b"], await _shop.Invoices.List("a/b", Token).Select(entry => entry.Key.Customer).ToListAsync(Token));
        Assert.Equal(3, await _shop.Invoices.List(new KeyPrefix("a"), Token).CountAsync(Token));
        Assert.Equal("text/plain", (await _shop.Invoices.Object("a", 1).GetInfo(Token)).ContentType);
    }

    [Fact]
    public async Task A_key_that_cannot_be_written_is_refused()
    {
        Func<object>[] uses = [() => _shop.Orders.Object(12345, 1, _id), () => _shop.Invoices.List(string.Empty, Token)];
        Assert.All(uses, use => Assert.Equal(StorageErrorCode.InvalidKey, Assert.Throws<StorageException>(use).Code));
        Assert.Empty(await _shop.Orders.List(Token).ToListAsync(Token));
    }
}
