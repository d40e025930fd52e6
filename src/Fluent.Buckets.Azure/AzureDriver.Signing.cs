using Azure.Storage.Blobs.Specialized;
using Azure.Storage.Sas;
using Fluent.Buckets.AzureBlobs;

namespace Fluent.Buckets;

public sealed partial class AzureDriver
{
    /// <summary>How long a key lives that the service gives to an identity for signing.</summary>
    private static readonly TimeSpan GreatestDelegation = TimeSpan.FromDays(7);

    private readonly DelegationKeys _delegationKeys = new();

    /// <inheritdoc/>
    /// <remarks>
    /// With the account's key nothing is asked. An identity signs with a key that the service gives it, which is asked for once in a while; such a URL lives for
    /// at most 7 days. Who uploads by a URL has to send the header <c>x-ms-blob-type: BlockBlob</c>.
    /// </remarks>
    public override async Task<Uri> SignUrl(SignRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        BlobPlace place = Place(request.Bucket, request.Key);
        DateTimeOffset now = TimeProvider.GetUtcNow();
        if (request.Expires > DateTimeOffset.MaxValue - now)
        {
            throw place.Error(StorageErrorCode.InvalidArgument, $"a signed URL cannot live for {request.Expires}. Give less.");
        }

        BlockBlobClient blob = _account.Blob(request.Bucket, request.Key);
        var signature = new BlobSasBuilder
        {
            BlobContainerName = request.Bucket,
            BlobName = request.Key,
            Resource = "b",
            ExpiresOn = now + request.Expires,
            Protocol = blob.Uri.Scheme == Uri.UriSchemeHttps ? SasProtocol.Https : SasProtocol.HttpsAndHttp,
        };
        if (request.Verb == SignedUrlVerb.Download)
        {
            signature.SetPermissions(BlobSasPermissions.Read);
            signature.ContentType = request.ContentType;
            signature.ContentDisposition = request.ContentDisposition;
        }
        else
        {
            signature.SetPermissions(BlobSasPermissions.Create | BlobSasPermissions.Write);
        }

        BlobSasQueryParameters query = _account.SharedKey is { } key
            ? signature.ToSasQueryParameters(key)
            : signature.ToSasQueryParameters(
                await DelegationKey(place, request.Expires, now, cancellationToken).ConfigureAwait(false), _account.AccountName);
        return new Uri($"{blob.Uri.AbsoluteUri}?{query}");
    }

    private async Task<Azure.Storage.Blobs.Models.UserDelegationKey> DelegationKey(
        BlobPlace place, TimeSpan expires, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (expires > GreatestDelegation)
        {
            throw place.Error(
                StorageErrorCode.InvalidArgument,
                $"a URL that is signed for an identity lives for at most 7 days, not {expires}. Give less, or open the account with its key.");
        }

        return await _delegationKeys.Get(now + expires, now, () => Ask(Place(string.Empty), cancellationToken, async () =>
        {
            DateTimeOffset expiry = now + GreatestDelegation;
            var answer = await _account.Service.GetUserDelegationKeyAsync(
                new Azure.Storage.Blobs.Models.BlobGetUserDelegationKeyOptions(expiry) { StartsOn = now - TimeSpan.FromMinutes(5) }, cancellationToken)
                .ConfigureAwait(false);
            return answer.Value;
        })).ConfigureAwait(false);
    }
}
