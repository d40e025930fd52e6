using System.Net;
using Fluent.Buckets;
using Microsoft.Extensions.Logging;

namespace Newsroom.Digest;

[Storage]
public static partial class Storage;

[Bucket("daily-digests")]
public sealed partial class Digests;

public sealed record Article(string Title, string Teaser, Uri Link);

public sealed class DailyDigest
{
    private readonly Func<DateOnly, IAsyncEnumerable<Article>> _articles;
    private readonly ILogger<DailyDigest> _logger;

    public DailyDigest(Func<DateOnly, IAsyncEnumerable<Article>> articles, ILogger<DailyDigest> logger)
    {
        _articles = articles;
        _logger = logger;
    }

    public async Task Build(DateOnly day, CancellationToken cancellationToken = default)
    {
        await using var page = await Storage.Digests.Object($"{day:yyyy/MM/dd}.html").OpenWrite(cancellationToken).WithContentType("text/html"); // expect FB0006
        int count = 0;
        await using (var html = new StreamWriter(page, leaveOpen: true))
        {
            await html.WriteLineAsync($"<h1>{day:D}</h1>");
            await foreach (Article article in _articles(day).WithCancellation(cancellationToken))
            {
                await html.WriteLineAsync($"<h2><a href=\"{article.Link}\">{WebUtility.HtmlEncode(article.Title)}</a></h2>");
                await html.WriteLineAsync($"<p>{WebUtility.HtmlEncode(article.Teaser)}</p>");
                count++;
            }
        }

        if (count >= 3)
        {
            ObjectInfo stored = await page.CompleteAsync(cancellationToken);
            _logger.LogInformation("{Count} articles, {Size} bytes", count, stored.Size);
        }
    }

    public async Task<string?> Read(DateOnly day) =>
        await Storage.Digests.Object($"{day:yyyy/MM/dd}.html").TryGetInfo() is { } info ? await Storage.Digests.Object(info.Key).ReadText() : null;
}
