namespace Fluent.Buckets.OpenStackSwift;

/// <summary>Credentials from <c>OS_*</c>, as OpenStack's clients read them, or from <c>ST_*</c>, as Swift's client does.</summary>
internal static class EnvironmentCredentials
{
    private const string DefaultDomain = "Default";

    /// <summary>The first credentials that are whole.</summary>
    /// <param name="get">Gives a variable. Null when it is not set, or empty.</param>
    /// <param name="authUrl">Where they are used, when the environment says that.</param>
    public static SwiftCredentials Read(Func<string, string?> get, out string? authUrl)
    {
        authUrl = get("OS_AUTH_URL");
        if (get("OS_STORAGE_URL") is { } storageUrl && get("OS_AUTH_TOKEN") is { } token)
        {
            return SwiftCredentials.Token(storageUrl, token);
        }

        if (get("OS_APPLICATION_CREDENTIAL_ID") is { } id && get("OS_APPLICATION_CREDENTIAL_SECRET") is { } secret)
        {
            return SwiftCredentials.ApplicationCredential(id, secret);
        }

        if (get("OS_TOKEN") is { } keystoneToken && Scope(get) is { } scope)
        {
            return new KeystoneTokenCredentials(keystoneToken, scope);
        }

        if ((get("OS_USERNAME") ?? get("OS_USER_ID")) is not null && get("OS_PASSWORD") is { } password && Scope(get) is { } project)
        {
            return Password(get, password, project);
        }

        if (get("ST_USER") is { } user && get("ST_KEY") is { } key)
        {
            authUrl = get("ST_AUTH");
            return SwiftCredentials.V1(user, key);
        }

        throw SwiftFaults.Refused(
            "The environment holds no credentials for Swift. Set OS_AUTH_URL with OS_USERNAME, OS_PASSWORD and OS_PROJECT_NAME, or with "
            + "OS_APPLICATION_CREDENTIAL_ID and OS_APPLICATION_CREDENTIAL_SECRET; or OS_STORAGE_URL and OS_AUTH_TOKEN; or ST_AUTH, ST_USER and ST_KEY.");
    }

    private static PasswordCredentials Password(Func<string, string?> get, string password, KeystoneScope project) =>
        get("OS_USER_ID") is { } id
            ? new PasswordCredentials(KeystoneName.Identified(id), password, null, project)
            : new PasswordCredentials(KeystoneName.Named(get("OS_USERNAME")!), password, Domain(get, "USER"), project);

    private static KeystoneScope? Scope(Func<string, string?> get) =>
        (get("OS_PROJECT_ID") ?? get("OS_TENANT_ID")) is { } id ? new KeystoneScope(KeystoneName.Identified(id), null)
        : (get("OS_PROJECT_NAME") ?? get("OS_TENANT_NAME")) is { } name ? new KeystoneScope(KeystoneName.Named(name), Domain(get, "PROJECT"))
        : null;

    private static KeystoneName Domain(Func<string, string?> get, string whose) =>
        get($"OS_{whose}_DOMAIN_ID") is { } id ? KeystoneName.Identified(id)
        : KeystoneName.Named(get($"OS_{whose}_DOMAIN_NAME") ?? get("OS_DOMAIN_NAME") ?? DefaultDomain);
}
