using Google.Apis.Auth.OAuth2;

namespace Fluent.Buckets.GoogleStorage;

/// <summary>The credential, which is made once with the first request that needs it. One that could not be made is tried again.</summary>
internal sealed class CredentialSource(GoogleCredentials credentials) : IDisposable
{
    /// <summary>Everything in Cloud Storage.</summary>
    private const string StorageScope = "https://www.googleapis.com/auth/devstorage.full_control";

    /// <summary>Signing through IAM is outside the scope of Cloud Storage.</summary>
    private const string PlatformScope = "https://www.googleapis.com/auth/cloud-platform";

    private readonly SemaphoreSlim _once = new(1);
    private GoogleCredential? _storage;
    private GoogleCredential? _platform;

    public bool IsAnonymous => credentials.IsAnonymous;

    /// <summary>The credential for requests to Cloud Storage. Null when they go without.</summary>
    public async ValueTask<GoogleCredential?> ForRequests(CancellationToken cancellationToken)
    {
        await Load(cancellationToken).ConfigureAwait(false);
        return _storage;
    }

    /// <summary>The credential that signs. Null when there is none.</summary>
    public async ValueTask<GoogleCredential?> ForSigning(CancellationToken cancellationToken)
    {
        await Load(cancellationToken).ConfigureAwait(false);
        return _platform;
    }

    public void Dispose() => _once.Dispose();

    private async ValueTask Load(CancellationToken cancellationToken)
    {
        if (credentials.IsAnonymous || _storage is not null)
        {
            return;
        }

        await _once.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_storage is null)
            {
                GoogleCredential made = await credentials.Load(cancellationToken).ConfigureAwait(false);
                _platform = made.IsCreateScopedRequired ? made.CreateScoped(PlatformScope) : made;
                _storage = made.IsCreateScopedRequired ? made.CreateScoped(StorageScope) : made;
            }
        }
        finally
        {
            _once.Release();
        }
    }
}
