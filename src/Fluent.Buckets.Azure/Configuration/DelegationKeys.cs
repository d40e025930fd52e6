using Azure.Storage.Blobs.Models;

namespace Fluent.Buckets.AzureBlobs;

/// <summary>Keeps the key that the service gave to an identity for signing, while it lives long enough.</summary>
internal sealed class DelegationKeys
{
    private UserDelegationKey? _key;

    /// <summary>A key that lives until a moment.</summary>
    /// <param name="until">How long what it signs has to hold.</param>
    /// <param name="now">The present.</param>
    /// <param name="ask">Asks the service for a new one.</param>
    public async Task<UserDelegationKey> Get(DateTimeOffset until, DateTimeOffset now, Func<Task<UserDelegationKey>> ask)
    {
        UserDelegationKey? kept = Volatile.Read(ref _key);
        if (kept is not null && kept.SignedStartsOn <= now && kept.SignedExpiresOn >= until)
        {
            return kept;
        }

        UserDelegationKey key = await ask().ConfigureAwait(false);
        Volatile.Write(ref _key, key);
        return key;
    }
}
