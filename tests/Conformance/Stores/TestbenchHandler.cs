using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Web;

namespace Fluent.Buckets.Conformance;

/// <summary>
/// Stands before Google's storage-testbench for what Google does and the testbench does not: it lists everything in one page, whatever is asked for, refuses to
/// delete a full bucket with 400 and not 409, and adds metadata of its own to what it stores.
/// </summary>
internal sealed class TestbenchHandler() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
{
    private const int GreatestPage = 1000;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        (int Size, string? After)? page = TakePage(request);
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        if (request.Method == HttpMethod.Delete && response.StatusCode == HttpStatusCode.BadRequest)
        {
            response.StatusCode = HttpStatusCode.Conflict;
        }

        if (!response.IsSuccessStatusCode || response.Content.Headers.ContentType?.MediaType != "application/json"
            || request.RequestUri!.Query.Contains("alt=media", StringComparison.Ordinal))
        {
            return response;
        }

        JsonNode? answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
        if (answer is not JsonObject resource)
        {
            return response;
        }

        if (page is { } wanted && resource["items"] is not null)
        {
            Cut(resource, wanted.After, wanted.Size);
        }

        TakeOwnMetadata(resource);
        MediaTypeHeaderValue type = response.Content.Headers.ContentType;
        response.Content = new StringContent(resource.ToJsonString(), null, type);
        return response;
    }

    /// <summary>Takes the page out of a request for a list of objects. Null when it is none.</summary>
    private static (int Size, string? After)? TakePage(HttpRequestMessage request)
    {
        var address = new UriBuilder(request.RequestUri!);
        if (request.Method != HttpMethod.Get || !request.RequestUri!.AbsolutePath.EndsWith("/o", StringComparison.Ordinal))
        {
            return null;
        }

        var query = HttpUtility.ParseQueryString(address.Query);
        int size = int.Parse(query["maxResults"] ?? $"{GreatestPage}");
        string? after = query["pageToken"];
        query.Remove("maxResults");
        query.Remove("pageToken");
        address.Query = string.Join('&', query.AllKeys.Select(name => $"{name}={Uri.EscapeDataString(query[name]!)}"));
        request.RequestUri = address.Uri;
        return (size, after);
    }

    private static void Cut(JsonObject list, string? after, int size)
    {
        JsonNode[] items = [.. list["items"]!.AsArray().Select(item => item!.DeepClone())];
        JsonNode[] prefixes = [.. (list["prefixes"]?.AsArray() ?? []).Select(prefix => prefix!.DeepClone())];
        IComparer<string> order = KeyOrder.Of(ListOrder.Utf8);
        JsonNode[] all = [.. items.Concat(prefixes).Where(entry => after is null || order.Compare(NameOf(entry), after) > 0).OrderBy(NameOf, order)];
        JsonNode[] page = [.. all.Take(size)];
        list["items"] = new JsonArray([.. page.Where(entry => entry is JsonObject)]);
        list["prefixes"] = new JsonArray([.. page.Where(entry => entry is JsonValue)]);
        if (page.Length < all.Length)
        {
            list["nextPageToken"] = NameOf(page[^1]);
        }
    }

    private static string NameOf(JsonNode entry) => entry is JsonObject item ? item["name"]!.GetValue<string>() : entry.GetValue<string>();

    private static void TakeOwnMetadata(JsonObject resource)
    {
        IEnumerable<JsonNode?> objects = [resource, resource["resource"], .. resource["items"] as JsonArray ?? []];
        foreach (JsonObject metadata in objects.Select(stored => stored?["metadata"]).OfType<JsonObject>())
        {
            foreach (string name in metadata.Select(entry => entry.Key).ToArray())
            {
                if (name.StartsWith("x_emulator_", StringComparison.Ordinal) || name.StartsWith("x_testbench_", StringComparison.Ordinal))
                {
                    metadata.Remove(name);
                }
            }
        }
    }
}
