namespace Fluent.Buckets.AzureBlobs;

/// <summary>The environment variables of Azure's command line for storage accounts.</summary>
internal static class AccountEnvironment
{
    public const string ConnectionStringName = "AZURE_STORAGE_CONNECTION_STRING";
    public const string AccountName = "AZURE_STORAGE_ACCOUNT";
    public const string KeyName = "AZURE_STORAGE_KEY";
    public const string SignatureName = "AZURE_STORAGE_SAS_TOKEN";

    /// <summary>
    /// Takes account and credentials from the environment: a connection string, else a key, else a shared access signature, else the default identity.
    /// </summary>
    /// <param name="options">The options to complete.</param>
    /// <param name="account">The account that is asked for. Null means the environment's.</param>
    public static void Apply(AzureOptions options, string? account)
    {
        if (Value(ConnectionStringName) is { } connection)
        {
            options.AccountName = account;
            options.Credentials = Named(ConnectionStringName, () => ConnectionString.Parse(connection));
            return;
        }

        options.AccountName = account ?? Value(AccountName);
        if (Value(KeyName) is { } key)
        {
            string name = options.AccountName ?? throw OptionErrors.Invalid(
                $"{KeyName} is set, but no account is named. Write azure://ACCOUNT, or set {AccountName}.");
            options.Credentials = Named(KeyName, () => AzureCredentials.AccountKey(name, key));
        }
        else if (Value(SignatureName) is { } signature)
        {
            options.Credentials = Named(SignatureName, () => AzureCredentials.SharedAccessSignature(signature));
        }
    }

    private static AzureCredentials Named(string variable, Func<AzureCredentials> read)
    {
        try
        {
            return read();
        }
        catch (StorageException refused)
        {
            throw OptionErrors.Invalid($"The environment variable {variable} is wrong. {refused.Message}");
        }
    }

    private static string? Value(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
