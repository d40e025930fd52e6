using System.Text.Json;

namespace Fluent.Buckets.Benchmarks;

/// <summary>Swift's protocol by <see cref="HttpClient"/>, with loops by hand.</summary>
internal sealed class SwiftHttpClient(SwiftAddress address) : TransferClient
{
    private const int Page = 10_000;

    private readonly HttpClient _client = new(new SocketsHttpHandler { UseCookies = false }) { Timeout = Timeout.InfiniteTimeSpan };
    private Task<string>? _container;

    public override async Task UploadFile(string path, string key)
    {
        await using FileStream file = File.OpenRead(path);
        await Put(key, file, CancellationToken.None);
    }

    public override async Task DownloadFile(string key, string path)
    {
        await using FileStream file = File.Create(path);
        using HttpResponseMessage answer = await Send(HttpMethod.Get, key, null, CancellationToken.None);
        await answer.Content.CopyToAsync(file);
    }

    public override Task UploadFolder(string path, string prefix) => Each(Directory.EnumerateFiles(path), async (file, token) =>
    {
        await using FileStream content = File.OpenRead(file);
        await Put(prefix + Path.GetFileName(file), content, token);
    });

    public override async Task DownloadFolder(string prefix, string path)
    {
        Directory.CreateDirectory(path);
        await Each(await ListAll(prefix), async (key, token) =>
        {
            using HttpResponseMessage answer = await Send(HttpMethod.Get, key, null, token);
            await using FileStream file = File.Create(Path.Combine(path, Path.GetFileName(key)));
            await answer.Content.CopyToAsync(file, token);
        });
    }

    public override async Task<int> List(string prefix) => (await ListAll(prefix)).Count;

    public override async Task Delete(string prefix) => await Each(await ListAll(prefix), async (key, token) =>
    {
        using HttpResponseMessage answer = await Send(HttpMethod.Delete, key, null, token);
    });

    public override Task UploadUnknown(long length, string key) => Put(key, new ZeroStream(length), CancellationToken.None);

    public override async Task Copy(string source, string target)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri($"{await Container()}/{target}")) { Content = new ByteArrayContent([]) };
        request.Headers.Add("X-Copy-From", $"/{TransferJob.Bucket}/{source}");
        using HttpResponseMessage answer = await _client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    public override async Task<int> Read(string key)
    {
        using HttpResponseMessage answer = await Send(HttpMethod.Get, key, null, CancellationToken.None);
        return (await answer.Content.ReadAsByteArrayAsync()).Length;
    }

    public override ValueTask DisposeAsync()
    {
        _client.Dispose();
        return base.DisposeAsync();
    }

    private static Task Each(IEnumerable<string> items, Func<string, CancellationToken, ValueTask> work) =>
        Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = TransferSizes.SmallParallelism }, work);

    private async Task<List<string>> ListAll(string prefix)
    {
        var found = new List<string>();
        int count;
        do
        {
            string marker = found.Count > 0 ? Uri.EscapeDataString(found[^1]) : string.Empty;
            using HttpResponseMessage answer = await _client.GetAsync(
                new Uri($"{await Container()}?format=json&limit={Page}&prefix={Uri.EscapeDataString(prefix)}&marker={marker}"));
            using JsonDocument page = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync());
            count = page.RootElement.GetArrayLength();
            found.AddRange(page.RootElement.EnumerateArray().Select(item => item.GetProperty("name").GetString()!));
        }
        while (count == Page);
        return found;
    }

    private async Task Put(string key, Stream content, CancellationToken cancellationToken)
    {
        using HttpResponseMessage answer = await Send(HttpMethod.Put, key, new StreamContent(content, 128 * 1024), cancellationToken);
    }

    private async Task<HttpResponseMessage> Send(HttpMethod method, string key, HttpContent? content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri($"{await Container()}/{key}")) { Content = content };
        HttpResponseMessage answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return answer.EnsureSuccessStatusCode();
    }

    /// <summary>The address of the container. The first of those who ask at once lets all in.</summary>
    private Task<string> Container()
    {
        lock (_client)
        {
            return _container ??= LogIn();
        }
    }

    private async Task<string> LogIn()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address.Url));
        request.Headers.Add("X-Auth-User", address.User);
        request.Headers.Add("X-Auth-Key", address.Key);
        using HttpResponseMessage answer = await _client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        _client.DefaultRequestHeaders.Add("X-Auth-Token", answer.Headers.GetValues("X-Auth-Token"));
        return $"{answer.Headers.GetValues("X-Storage-Url").First()}/{TransferJob.Bucket}";
    }
}
