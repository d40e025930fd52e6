using System.Net;
using System.Text.Json.Nodes;

namespace Fluent.Buckets.Conformance;

/// <summary>What unfinished writes leave in Swift, asked by its own API: segments that no manifest names, and containers that only hold segments.</summary>
/// <param name="signIn">Gives the account's address and a token.</param>
internal sealed class SwiftLeftovers(Func<HttpClient, Task<(string StorageUrl, string Token)>> signIn) : IDisposable
{
    private readonly HttpClient _client = new();
    private string? _storageUrl;

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
            JsonNode? manifest = await Get($"{bucket}/{Uri.EscapeDataString(key)}?multipart-manifest=get&format=raw", isJson: "application/json");
            named.UnionWith((manifest as JsonArray ?? []).Select(segment => segment!["path"]?.GetValue<string>() ?? string.Empty));
        }

        string parts = $"{bucket}/parts/";
        return [.. held.Where(name => name.StartsWith(parts, StringComparison.Ordinal) && !named.Contains($"/{container}/{name}")).Select(name => $"{container}/{name}")];
    }

    public Task<List<string>> Containers() => Names(string.Empty);

    public void Dispose() => _client.Dispose();

    private async Task<List<string>> Names(string container) =>
        [.. ((await Get(container + "?format=json&limit=10000"))?.AsArray() ?? []).Select(line => line!["name"]!.GetValue<string>())];

    /// <summary>Null when it is missing, or not a manifest.</summary>
    private async Task<JsonNode?> Get(string path, string? isJson = null)
    {
        if (_storageUrl is null)
        {
            (_storageUrl, string token) = await signIn(_client);
            _client.DefaultRequestHeaders.Add("X-Auth-Token", token);
        }

        using HttpResponseMessage answer = await _client.GetAsync(new Uri($"{_storageUrl}/{path}"));
        if (answer.StatusCode == HttpStatusCode.NotFound || (isJson is not null && !answer.Headers.Contains("X-Static-Large-Object")))
        {
            return null;
        }

        answer.EnsureSuccessStatusCode();
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync());
    }
}
