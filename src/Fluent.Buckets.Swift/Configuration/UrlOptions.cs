using System.Globalization;

namespace Fluent.Buckets.OpenStackSwift;

/// <summary>Options from a store URL, and what it must not hold from the environment, under the names of OpenStack's and Swift's own clients.</summary>
internal static class UrlOptions
{
    private static readonly string[] Known = ["authUrl", "storageUrl", "region", "interface", "segmentsContainer", "temporaryUrls", "maxRetries"];

    public static SwiftOptions Read(StoreUrl url, Func<string, string?> environment)
    {
        url.AllowOptions(Known);
        if (url.Host.Length == 0 && url.Path.Length > 0)
        {
            throw url.Invalid("It has a path. Write swift: alone, swift://host/path for an authentication service by HTTPS, or name it with authUrl.");
        }

        string? Get(string name) => environment(name) is { Length: > 0 } value ? value : null;
        Uri? authUrl = AddressOption(url, "authUrl")
            ?? (url.Host.Length > 0 ? Address(url, "its host", $"https://{url.Host}{url.Path}") : null);
        SwiftCredentials credentials = EnvironmentCredentials.Read(Get, out string? usualAuthUrl);
        return new SwiftOptions
        {
            AuthUrl = authUrl ?? Address(url, "the environment's OS_AUTH_URL or ST_AUTH", usualAuthUrl),
            Credentials = credentials,
            StorageUrl = AddressOption(url, "storageUrl")
                ?? (credentials is TokenCredentials ? null : Address(url, "the environment's OS_STORAGE_URL", Get("OS_STORAGE_URL"))),
            Region = url.GetOption("region") ?? Get("OS_REGION_NAME"),
            Interface = InterfaceOf(url, url.GetOption("interface") ?? Get("OS_INTERFACE") ?? Get("OS_ENDPOINT_TYPE")),
            SegmentsContainer = url.GetOption("segmentsContainer"),
            ReadsTemporaryUrlKey = url.GetSwitch("temporaryUrls") ?? false,
            MaxRetries = RetriesOf(url),
        };
    }

    private static SwiftInterface InterfaceOf(StoreUrl url, string? name) => name switch
    {
        null or "public" or "publicURL" => SwiftInterface.Public,
        "internal" or "internalURL" => SwiftInterface.Internal,
        "admin" or "adminURL" => SwiftInterface.Admin,
        _ => throw url.Invalid("Its option 'interface', or OS_INTERFACE, is public, internal or admin."),
    };

    private static int RetriesOf(StoreUrl url)
    {
        string? text = url.GetOption("maxRetries");
        return text is null ? new SwiftOptions().MaxRetries
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int retries) ? retries
            : throw url.Invalid("Its option 'maxRetries' is a number.");
    }

    private static Uri? AddressOption(StoreUrl url, string name) => Address(url, $"its option '{name}'", url.GetOption(name));

    private static Uri? Address(StoreUrl url, string what, string? text) => text is null ? null
        : Uri.TryCreate(text, UriKind.Absolute, out Uri? address) ? address
        : throw url.Invalid($"What {what} says is no address. Write for example https://keystone.example.com:5000/v3.");
}
