using System.Text.Json;
using Fluent.Buckets;
using Microsoft.Extensions.Caching.Memory;

namespace Pricing;

[Storage]
public sealed partial class PricingStorage;

[Bucket("price-lists")]
public sealed partial class PriceLists;

public sealed record Price(string Article, decimal Amount, string Currency);

public sealed class PriceService(PriceLists lists, IMemoryCache cache)
{
    public async Task<decimal?> PriceOf(string region, string article, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, Price> prices = (await cache.GetOrCreateAsync(("prices", region), async entry =>
        {
            entry.SlidingExpiration = TimeSpan.FromMinutes(10);
            return await Load(region, cancellationToken);
        }))!;
        return prices.TryGetValue(article, out Price? price) ? price.Amount : null;
    }

    public async Task Publish(string region, IEnumerable<Price> prices, string? etag = null)
    {
        UploadOperation upload = lists.Object($"{region}.json").UploadJson(prices.OrderBy(price => price.Article));
        await (etag is null ? upload : upload.IfMatch(etag));
        cache.Remove(("prices", region));
    }

    private async Task<IReadOnlyDictionary<string, Price>> Load(string region, CancellationToken cancellationToken)
    {
        BucketObject item = lists.Object($"{region}.json");
        if (!await item.Exists(cancellationToken))
        {
            item = lists.Object("default.json");
        }

        ObjectReader stream = await item.OpenRead(cancellationToken); // expect FB0005
        var result = new Dictionary<string, Price>(StringComparer.OrdinalIgnoreCase);
        await foreach (Price? price in JsonSerializer.DeserializeAsyncEnumerable<Price>(stream, cancellationToken: cancellationToken))
        {
            if (price is not null)
            {
                result[price.Article] = price;
            }
        }

        return result;
    }
}
