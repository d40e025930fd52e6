using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Azure.Storage.Sas;

namespace Fluent.Buckets.AzureBlobs;

/// <summary>A storage account as the options name it: its address, its client, and what it can sign with.</summary>
internal sealed class AzureAccount : IDisposable
{
    private static readonly string[] StorageScope = ["https://storage.azure.com/.default"];

    /// <summary>How long the service may take to read the source of a copy.</summary>
    private static readonly TimeSpan CopyTime = TimeSpan.FromDays(1);

    private readonly HttpClientTransport _transport = ClientOptions.NewTransport();

    private AzureAccount(AzureOptions options, Uri endpoint, string? accountName, Action<string> reportRetry)
    {
        Endpoint = endpoint;
        Credentials = options.Credentials;
        TimeProvider = options.TimeProvider;
        BlobClientOptions client = ClientOptions.Make(options, _transport, reportRetry);
        switch (options.Credentials)
        {
            case AccountKeyCredentials key:
                SharedKey = new StorageSharedKeyCredential(key.AccountName, key.Key);
                Service = new BlobServiceClient(endpoint, SharedKey, client);
                break;
            case SignatureCredentials signature:
                Service = new BlobServiceClient(endpoint, new AzureSasCredential(signature.Query), client);
                break;
            case TokenCredentials token:
                Service = new BlobServiceClient(endpoint, token.Credential, client);
                break;
            default:
                Service = new BlobServiceClient(endpoint, client);
                break;
        }

        AccountName = accountName ?? Service.AccountName;
        Name = endpoint == AccountNames.EndpointOf(AccountName) ? $"azure:{AccountName}" : $"azure:{Text(endpoint)}";
    }

    /// <summary>The store's name: the account's, or the endpoint where that is another one.</summary>
    public string Name { get; }

    public string AccountName { get; }

    public Uri Endpoint { get; }

    public AzureCredentials Credentials { get; }

    public BlobServiceClient Service { get; }

    /// <summary>The account's key. Null where the credentials are of another kind.</summary>
    public StorageSharedKeyCredential? SharedKey { get; }

    public TimeProvider TimeProvider { get; }

    /// <summary>Whether it can sign URLs: with its key, or with one that the service gives to an identity.</summary>
    public bool Signs => Credentials is AccountKeyCredentials or TokenCredentials;

    public static AzureAccount Open(AzureOptions options, Action<string> reportRetry)
    {
        CheckRetries(options);
        (Uri? told, string? name) = options.Credentials switch
        {
            AccountKeyCredentials key => (key.Endpoint, key.AccountName),
            SignatureCredentials signature => (signature.Endpoint, null),
            null => throw OptionErrors.Invalid("AzureOptions.Credentials is null. Leave it out for the default identity."),
            _ => (null, null),
        };
        if (options.AccountName is { } account)
        {
            if (!AccountNames.IsName(account))
            {
                throw OptionErrors.Invalid(
                    $"The account name {StorageErrors.Show(account)} is none: it has 3 to 24 lower-case letters and digits. An address goes into Endpoint.");
            }

            if (name is not null && name != account)
            {
                throw OptionErrors.Invalid($"The options name the account '{account}', but the credentials are of '{name}'. Name one account.");
            }

            name = account;
        }

        Uri endpoint = options.Endpoint ?? told ?? (name is not null ? AccountNames.EndpointOf(name) : throw OptionErrors.Invalid(
            "No storage account is named. Set AccountName, or Endpoint, or credentials that name one (a key or a connection string)."));
        CheckEndpoint(endpoint, options.Credentials);
        return new AzureAccount(options, endpoint, name, reportRetry);
    }

    /// <summary>Closes the connections, but not those of a transport that the app gave.</summary>
    public void Dispose() => _transport.Dispose();

    public BlobContainerClient Container(string bucket) => Service.GetBlobContainerClient(bucket);

    public BlockBlobClient Blob(string bucket, string key) => Container(bucket).GetBlockBlobClient(key);

    public AppendBlobClient AppendBlob(string bucket, string key) => Container(bucket).GetAppendBlobClient(key);

    /// <summary>
    /// A blob as the source of a copy: the service reads it by this address, for which it needs leave of its own.
    /// </summary>
    public async Task<(Uri Address, HttpAuthorization? Authorization)> CopySource(BlobBaseClient blob, CancellationToken cancellationToken)
    {
        string address = blob.Uri.AbsoluteUri;
        string separator = blob.Uri.Query.Length > 0 ? "&" : "?";
        switch (Credentials)
        {
            case AccountKeyCredentials:
                return (new Uri($"{address}{separator}{ReadSignature(blob)}"), null);
            case SignatureCredentials signature:
                return (new Uri($"{address}{separator}{signature.Query}"), null);
            case TokenCredentials token:
                AccessToken access = await token.Credential.GetTokenAsync(new TokenRequestContext(StorageScope), cancellationToken).ConfigureAwait(false);
                return (blob.Uri, new HttpAuthorization("Bearer", access.Token));
            default:
                return (blob.Uri, null);
        }
    }

    private BlobSasQueryParameters ReadSignature(BlobBaseClient blob) => new BlobSasBuilder(
        BlobSasPermissions.Read, TimeProvider.GetUtcNow() + CopyTime)
    {
        BlobContainerName = blob.BlobContainerName,
        Resource = "c",
    }.ToSasQueryParameters(SharedKey);

    private static void CheckRetries(AzureOptions options)
    {
        if (options.MaxRetries is < 0 or > 20)
        {
            throw OptionErrors.Invalid($"MaxRetries is {options.MaxRetries}; it is from 0 to 20.");
        }

        if (options.RetryDelay <= TimeSpan.Zero || options.RetryDelay > TimeSpan.FromMinutes(1))
        {
            throw OptionErrors.Invalid($"RetryDelay is {options.RetryDelay}; it is more than zero and at most a minute.");
        }

        if (options.TimeProvider is null)
        {
            throw OptionErrors.Invalid("AzureOptions.TimeProvider is null. Leave it out for the system's clock.");
        }
    }

    private static void CheckEndpoint(Uri endpoint, AzureCredentials credentials)
    {
        if (!endpoint.IsAbsoluteUri || endpoint.Scheme is not ("http" or "https") || endpoint.Fragment.Length > 0)
        {
            throw OptionErrors.Invalid("The endpoint is no address by HTTP or HTTPS. Write for example https://ACCOUNT.blob.core.windows.net.");
        }

        if (endpoint.UserInfo.Length > 0 || endpoint.Query.Length > 0)
        {
            throw OptionErrors.Invalid(
                "The endpoint has a query or a credential in it. A shared access signature goes into AzureCredentials.SharedAccessSignature.");
        }

        // The client takes the first segment for the account only where it knows the host as an emulator's; elsewhere it would take it for a container.
        if (endpoint.AbsolutePath.Trim('/').Length > 0 && !new BlobUriBuilder(endpoint).AccountName.Equals(endpoint.AbsolutePath.Trim('/'), StringComparison.Ordinal))
        {
            throw OptionErrors.Invalid(
                "The endpoint has a path that is not just an account's name, or a host that is no emulator's. Name an emulator by its IP address or localhost, "
                + "as in http://127.0.0.1:10000/devstoreaccount1; an account of Azure has no path.");
        }

        if (credentials is TokenCredentials && endpoint.Scheme != "https")
        {
            throw OptionErrors.Invalid("An identity's tokens go by HTTPS only. Name an endpoint by https://, or use an account key.");
        }
    }

    private static string Text(Uri endpoint) => endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/');
}
