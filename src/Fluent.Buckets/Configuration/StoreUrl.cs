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
            _ => throw StorageErrors.InvalidArgument($"No driver is registered for the scheme '{parsed.Scheme}:'. {Known}"),
        };
    }
}
