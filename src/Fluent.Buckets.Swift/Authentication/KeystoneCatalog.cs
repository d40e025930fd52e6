using System.Text.Json.Serialization;

namespace Fluent.Buckets.OpenStackSwift;

/// <summary>Finds the address of the object store in what Keystone answered.</summary>
internal sealed class KeystoneCatalog(IReadOnlyList<KeystoneService>? services, string store)
{
    private const string ServiceType = "object-store";

    public Uri Find(SwiftOptions options)
    {
        string wanted = NameOf(options.Interface);
        List<KeystoneEndpoint> all = (services ?? [])
            .Where(service => service.Type == ServiceType).SelectMany(service => service.Endpoints ?? []).ToList();
        if (all.Count == 0)
        {
            throw Missing("Keystone's catalogue names no object store for this project. Ask the provider for one, or set StorageUrl.");
        }

        List<KeystoneEndpoint> here = all.Where(endpoint => endpoint.Interface == wanted).ToList();
        if (here.Count == 0)
        {
            throw Missing($"Keystone's catalogue has no {wanted} address of the object store. Set Interface to one of: {List(all, endpoint => endpoint.Interface)}.");
        }

        string regions = List(here, endpoint => endpoint.RegionName);
        if (options.Region is { } region)
        {
            here = here.Where(endpoint => endpoint.RegionName == region).ToList();
            if (here.Count == 0)
            {
                throw Missing($"Keystone's catalogue has no {wanted} address of the object store in the region '{region}'. Set Region to one of: {regions}.");
            }
        }

        if (here.Select(endpoint => endpoint.RegionName).Distinct().Skip(1).Any())
        {
            throw Missing($"Keystone's catalogue has the object store in several regions. Set Region to one of: {regions}.");
        }

        return Uri.TryCreate(here[0].Url, UriKind.Absolute, out Uri? address)
            ? address
            : throw Missing("Keystone's catalogue has an address of the object store that is none. Set StorageUrl.");
    }

    private static string NameOf(SwiftInterface wanted) => wanted switch
    {
        SwiftInterface.Internal => "internal",
        SwiftInterface.Admin => "admin",
        _ => "public",
    };

    private static string List(IEnumerable<KeystoneEndpoint> endpoints, Func<KeystoneEndpoint, string?> name) =>
        string.Join(", ", endpoints.Select(name).OfType<string>().Distinct().Order(StringComparer.Ordinal));

    private StorageException Missing(string message) =>
        new(StorageErrorCode.NotConfigured, $"{message} ({store})") { Store = store };
}

internal sealed record KeystoneAnswer([property: JsonPropertyName("token")] KeystoneToken? Token);

internal sealed record KeystoneToken(
    [property: JsonPropertyName("expires_at")] DateTimeOffset? ExpiresAt,
    [property: JsonPropertyName("catalog")] IReadOnlyList<KeystoneService>? Catalog);

internal sealed record KeystoneService(
    [property: JsonPropertyName("type")] string? Type,
    [property: JsonPropertyName("endpoints")] IReadOnlyList<KeystoneEndpoint>? Endpoints);

internal sealed record KeystoneEndpoint(
    [property: JsonPropertyName("interface")] string? Interface,
    [property: JsonPropertyName("region_id")] string? RegionId,
    [property: JsonPropertyName("region")] string? Region,
    [property: JsonPropertyName("url")] string? Url)
{
    [JsonIgnore]
    public string? RegionName => RegionId ?? Region;
}

[JsonSerializable(typeof(KeystoneAnswer))]
internal sealed partial class KeystoneJson : JsonSerializerContext;
