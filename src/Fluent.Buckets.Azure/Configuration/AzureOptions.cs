using Azure.Storage.Blobs;

namespace Fluent.Buckets;

/// <summary>Options of <see cref="AzureDriver"/>.</summary>
public sealed class AzureOptions
{
    /// <summary>The name of the storage account. It may be left out where <see cref="Credentials"/> or <see cref="Endpoint"/> tell it.</summary>
    /// <value>Null by default.</value>
    public string? AccountName { get; set; }

    /// <summary>
    /// The address of the account's Blob service, by HTTP or HTTPS. Null means <c>https://ACCOUNT.blob.core.windows.net</c>, or what the connection string
    /// says. An emulator has the account's name in the path: <c>http://127.0.0.1:10000/devstoreaccount1</c>.
    /// </summary>
    /// <value>Null by default.</value>
    public Uri? Endpoint { get; set; }

    /// <summary>How the account is opened.</summary>
    /// <value><see cref="AzureCredentials.Default"/> by default.</value>
    public AzureCredentials Credentials { get; set; } = AzureCredentials.Default;

    /// <summary>
    /// Whether the account keeps versions of blobs. The service does not tell, so that it is said here; when it is true and the account does not,
    /// every object has just no earlier version.
    /// </summary>
    /// <value>False by default.</value>
    public bool KeepsVersions { get; set; }

    /// <summary>How often a request is sent again after a fault that may pass; 0 to 20. A body that can be read only once is never sent again.</summary>
    /// <value>3 by default.</value>
    public int MaxRetries { get; set; } = 3;

    /// <summary>How long the first retry waits; each further one waits twice as long, at most a minute, with some jitter.</summary>
    /// <value>0.8 seconds by default.</value>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(0.8);

    /// <summary>
    /// Changes the options of the provider's own client before it is made, such as a proxy's transport or a policy. The retry policy and the exact names of
    /// blobs are set afterwards.
    /// </summary>
    /// <value>Null by default.</value>
    public Action<BlobClientOptions>? ConfigureClient { get; set; }

    /// <summary>The clock that tells when an upload was started and when a signed URL expires.</summary>
    /// <value>The system's clock by default.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Account, endpoint and the kind of the credentials.</summary>
    public override string ToString() => $"{AccountName ?? Endpoint?.GetLeftPart(UriPartial.Path) ?? "azure"} ({Credentials})";
}
