namespace Fluent.Buckets.AzureBlobs;

/// <summary>Reads connection strings of storage accounts (Azure Storage, "Configure connection strings").</summary>
internal static class ConnectionString
{
    // Published by Microsoft for its emulators; it opens nothing else.
    private const string EmulatorAccount = "devstoreaccount1";
    private const string EmulatorKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    public static AzureCredentials Parse(string text)
    {
        Dictionary<string, string> settings = Settings(text);
        if (settings.GetValueOrDefault("UseDevelopmentStorage") is "true")
        {
            return new AccountKeyCredentials(EmulatorAccount, EmulatorKey, new Uri($"http://127.0.0.1:10000/{EmulatorAccount}"));
        }

        string? account = settings.GetValueOrDefault("AccountName");
        Uri? endpoint = Endpoint(settings, account);
        if (settings.GetValueOrDefault("SharedAccessSignature") is { } signature)
        {
            return new SignatureCredentials(signature, endpoint ?? throw Invalid("It names neither AccountName nor BlobEndpoint."));
        }

        return settings.GetValueOrDefault("AccountKey") is { } key
            ? new AccountKeyCredentials(account ?? throw Invalid("It has an AccountKey, but no AccountName."), key, endpoint)
            : throw Invalid("It has neither an AccountKey nor a SharedAccessSignature.");
    }

    private static Uri? Endpoint(Dictionary<string, string> settings, string? account)
    {
        if (settings.GetValueOrDefault("BlobEndpoint") is { } endpoint)
        {
            return Uri.TryCreate(endpoint, UriKind.Absolute, out Uri? address) ? address : throw Invalid("Its BlobEndpoint is no address.");
        }

        if (account is null)
        {
            return null;
        }

        if (!AccountNames.IsName(account))
        {
            throw Invalid("Its AccountName is none: it has 3 to 24 lower-case letters and digits.");
        }

        string scheme = settings.GetValueOrDefault("DefaultEndpointsProtocol") ?? "https";
        string suffix = settings.GetValueOrDefault("EndpointSuffix") ?? "core.windows.net";
        return (scheme is "http" or "https") && Uri.CheckHostName(suffix) == UriHostNameType.Dns
            ? AccountNames.EndpointOf(account, scheme, suffix)
            : throw Invalid("Its DefaultEndpointsProtocol is http or https, and its EndpointSuffix a domain such as core.windows.net.");
    }

    private static Dictionary<string, string> Settings(string text)
    {
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string setting in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            int equals = setting.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || !settings.TryAdd(setting[..equals].Trim(), setting[(equals + 1)..].Trim()))
            {
                throw Invalid("It is settings written Name=value and separated by ;, each given once.");
            }
        }

        return settings;
    }

    private static StorageException Invalid(string why) => OptionErrors.Invalid(
        $"The connection string is refused. {why} Copy it whole from the portal (Access keys, or Shared access signature).");
}
