using System.Net;
using System.Text.Json.Nodes;

namespace Fluent.Buckets.Conformance;

/// <summary>What unfinished writes leave in Swift, asked by its own API: segments that no manifest names, and containers that only hold segments.</summary>
internal sealed class SwiftLeftovers : IDisposable
{
    private readonly HttpClient _client = new();

    /// <summary>The account's address. Tests ask at the same time, and sign in once.</summary>
    private readonly Lazy<Task<string>> _account;

    /// <param name="signIn">Gives the account's address and a token.</param>
    public SwiftLeftovers(Func<HttpClient, Task<(string StorageUrl, string Token)>> signIn) => _account = new(async () =>
    {
        (string storageUrl, string token) = await signIn(_client);
        _client.DefaultRequestHeaders.Add("X-Auth-Token", token);
        return storageUrl;
    });

    public async Task<IReadOnlyList<string>> Of(string bucket)
    {
        string container = bucket + "_segments";
        List<string> held = await Names(container);
        if (held.Count == 0)
        {
            return [];
        }

        var named = new HashSet<string>();
        foreach (string key in await Names(bucket))
        {
            named.UnionWith(await SegmentsOf(bucket, key));
        }

        string parts = $"{bucket}/parts/";
        return [.. held
            .Where(name => name.StartsWith(parts, StringComparison.Ordinal))
            .Select(name => $"/{container}/{name}")
            .Where(path => !named.Contains(path))];
    }

    public Task<List<string>> Containers() => Names(string.Empty);

    public void Dispose() => _client.Dispose();

    /// <summary>The names in a container, or those of the account's containers. None when it is missing.</summary>
    private async Task<List<string>> Names(string container)
    {
        using HttpResponseMessage answer = await Get(container + "?format=json&limit=10000");
        return answer.StatusCode == HttpStatusCode.NotFound ? [] : [.. (await Json(answer)).Select(line => line!["name"]!.GetValue<string>())];
    }

    /// <summary>The paths that an object's manifest names. None when it has none.</summary>
    private async Task<IEnumerable<string>> SegmentsOf(string bucket, string key)
    {
        using HttpResponseMessage answer = await Get($"{bucket}/{Uri.EscapeDataString(key)}?multipart-manifest=get&format=raw");
        return answer.Headers.Contains("X-Static-Large-Object")
            ? (await Json(answer)).Select(segment => segment!["path"]?.GetValue<string>() ?? string.Empty)
            : [];
    }

    private async Task<HttpResponseMessage> Get(string path) => await _client.GetAsync(new Uri($"{await _account.Value}/{path}"));

    private static async Task<JsonArray> Json(HttpResponseMessage answer)
    {
        answer.EnsureSuccessStatusCode();
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsArray();
    }
}
