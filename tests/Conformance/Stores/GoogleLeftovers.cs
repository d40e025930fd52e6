using System.Text.Json.Nodes;
using System.Xml.Linq;
using Google.Apis.Http;

namespace Fluent.Buckets.Conformance;

/// <summary>What unfinished writes leave in Google Cloud Storage, asked by its own APIs.</summary>
internal static class GoogleLeftovers
{
    /// <summary>The multipart uploads of a bucket, by the XML API.</summary>
    public static async Task<IReadOnlyList<string>> Of(ConfigurableHttpClient client, Uri endpoint, string bucket)
    {
        XElement list = XElement.Parse(await client.GetStringAsync(new Uri(endpoint, $"/{bucket}?uploads")));
        return [.. list.Elements().Where(element => element.Name.LocalName == "Upload").Select(upload => $"{bucket}: {upload.Value}")];
    }

    public static async Task<IReadOnlyList<string>> Buckets(ConfigurableHttpClient client, Uri endpoint, string project)
    {
        JsonNode? list = JsonNode.Parse(await client.GetStringAsync(new Uri(endpoint, $"/storage/v1/b?project={project}&maxResults=1000")));
        return [.. (list!["items"]?.AsArray() ?? []).Select(bucket => bucket!["name"]!.GetValue<string>())];
    }
}
