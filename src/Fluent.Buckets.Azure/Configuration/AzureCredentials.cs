using Azure.Core;
using Azure.Identity;
using Fluent.Buckets.AzureBlobs;

namespace Fluent.Buckets;

/// <summary>How a storage account is opened. Its text shows the kind alone, never a secret.</summary>
public abstract class AzureCredentials
{
    private protected AzureCredentials()
    {
    }

    /// <summary>
    /// Whatever <see cref="DefaultAzureCredential"/> finds: environment variables, a workload or managed identity, the developer's own sign-in.
    /// </summary>
    public static AzureCredentials Default { get; } = new TokenCredentials(() => new DefaultAzureCredential(), "default identity");

    /// <summary>No credential: only what the account lets everybody read.</summary>
    public static AzureCredentials Anonymous { get; } = new AnonymousCredentials();

    /// <summary>One of the two keys of an account, which allow everything.</summary>
    /// <param name="accountName">The account's name.</param>
    /// <param name="accountKey">The key, in Base64.</param>
    /// <exception cref="StorageException">InvalidArgument: an empty name, or a key that is no Base64.</exception>
    public static AzureCredentials AccountKey(string accountName, string accountKey)
    {
        ArgumentNullException.ThrowIfNull(accountName);
        ArgumentNullException.ThrowIfNull(accountKey);
        return new AccountKeyCredentials(accountName, accountKey);
    }

    /// <summary>A shared access signature: what its issuer granted, until it expires. It cannot sign URLs.</summary>
    /// <param name="signature">The query that it consists of, with or without the leading <c>?</c>.</param>
    /// <exception cref="StorageException">InvalidArgument: it is none.</exception>
    public static AzureCredentials SharedAccessSignature(string signature)
    {
        ArgumentNullException.ThrowIfNull(signature);
        return new SignatureCredentials(signature);
    }

    /// <summary>A connection string, which names account, endpoint and a key or a shared access signature.</summary>
    /// <param name="connectionString">The text, as the portal shows it.</param>
    /// <exception cref="StorageException">InvalidArgument: it is none.</exception>
    public static AzureCredentials ConnectionString(string connectionString)
    {
        ArgumentNullException.ThrowIfNull(connectionString);
        return Fluent.Buckets.AzureBlobs.ConnectionString.Parse(connectionString);
    }

    /// <summary>An identity of Microsoft Entra. It needs an endpoint by HTTPS.</summary>
    /// <param name="credential">What gives the tokens, such as a <see cref="ManagedIdentityCredential"/>.</param>
    public static AzureCredentials Token(TokenCredential credential)
    {
        ArgumentNullException.ThrowIfNull(credential);
        return new TokenCredentials(() => credential, "token");
    }
}
