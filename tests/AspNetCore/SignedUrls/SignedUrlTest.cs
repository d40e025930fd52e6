using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Fluent.Buckets.AspNetCore.Tests.SignedUrls;

/// <summary>An app that answers the signed URLs of its Directory store.</summary>
public abstract class SignedUrlTest : IAsyncLifetime
{
    private protected static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly string _root = Directory.CreateTempSubdirectory("aspnetcore-").FullName;

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected Clock Time { get; } = new();

    private protected WebHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var driver = new DirectoryDriver(new DirectoryOptions
        {
            Path = _root,
            FlushToDisk = false,
            SigningKey = RandomNumberGenerator.GetBytes(32),

            // The test puts the address of its server in this one's place: only the query counts.
            BaseUrl = new Uri("http://store.example/files"),
            TimeProvider = Time,
        });
        Host = await WebHost.Start(driver, static app => app.MapStorage("/files"));
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Directory.Delete(_root, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The path and query of a signed URL.</summary>
    private protected static string Local(Uri url) => url.PathAndQuery;

    private protected async Task<HttpResponseMessage> Put(Uri url, HttpContent content, string? type = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(Local(url), UriKind.Relative)) { Content = content };
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        foreach ((string name, string value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value) || content.Headers.TryAddWithoutValidation(name, value));
        }

        return await Host.Client.SendAsync(request, Token);
    }

    private protected Task<HttpResponseMessage> Put(Uri url, string text, string? type = null, params (string Name, string Value)[] headers) =>
        Put(url, new ByteArrayContent(Encoding.UTF8.GetBytes(text)), type, headers);

    private static bool IsStoresOwn(string path) => path == "%store.json" || path.StartsWith("%locks", StringComparison.Ordinal);

    private protected async Task Absent(string key)
    {
        Assert.False(await Host.Photos.Object(key).Exists(Token));
        Assert.Empty(await Host.Photos.List(cancellationToken: Token).ToListAsync(Token));
        Assert.All(Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories), path => Assert.True(IsStoresOwn(Path.GetRelativePath(_root, path)), path));
    }

    internal sealed class Clock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow + Ahead;
    }
}
