namespace Fluent.Buckets;

/// <summary>Store URLs: which driver a scheme names, and what each part of the URL means to it.</summary>
internal static class StoreUrl
{
    private const string Known = "Known are file:///path and memory:.";

    public static StoreDriver Open(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? parsed) || !url.Contains(':', StringComparison.Ordinal))
        {
            throw StorageErrors.InvalidArgument($"'{url}' is not a store URL. {Known}");
        }

        // The URL itself may hold the secret, so the message does not repeat it.
        if (parsed.UserInfo.Length > 0)
        {
            throw StorageErrors.InvalidArgument(
                $"The {parsed.Scheme}: store URL holds a credential before the @. Take it out: credentials come from the provider's environment variables or options.");
        }

        return parsed.Scheme switch
        {
            "memory" => new MemoryDriver(),
            "file" => OpenDirectory(parsed),
            _ => throw StorageErrors.InvalidArgument($"No driver is registered for the scheme '{parsed.Scheme}:'. {Known}"),
        };
    }

    private static DirectoryDriver OpenDirectory(Uri url) => url.Host.Length == 0 && url.Query.Length == 0 && url.Fragment.Length == 0
        ? new DirectoryDriver(url.LocalPath)
        : throw StorageErrors.InvalidArgument($"'{url.OriginalString}' is not the URL of a local directory. Write file:///path, with three slashes and without ? or #.");
}
