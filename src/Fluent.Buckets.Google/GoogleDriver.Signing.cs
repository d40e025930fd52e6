using Fluent.Buckets.GoogleStorage;
using Google;
using Google.Apis.Auth.OAuth2;

namespace Fluent.Buckets;

public sealed partial class GoogleDriver
{
    /// <summary>The longest that a V4 signature holds. Source: Cloud Storage documentation, "Signed URLs".</summary>
    private static readonly TimeSpan LongestSignature = TimeSpan.FromDays(7);

    /// <inheritdoc/>
    /// <remarks>
    /// A service account's key signs here; other credentials that stand for a service account ask IAM to sign (<c>signBlob</c>), for which they need the role
    /// Service Account Token Creator.
    /// </remarks>
    public override Task<Uri> SignUrl(SignRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Run(request.Bucket, request.Key, () => Sign(request, cancellationToken), cancellationToken);
    }

    private async Task<Uri> Sign(SignRequest request, CancellationToken cancellationToken)
    {
        if (request.Expires > LongestSignature)
        {
            throw _errors.At(
                StorageErrorCode.InvalidArgument, request.Bucket, request.Key, "A signed URL of Google Cloud Storage holds for at most 7 days. Ask for less.");
        }

        GoogleCredential? credential = await _credentials.ForSigning(cancellationToken).ConfigureAwait(false);
        string account = await AccountOf(credential, cancellationToken).ConfigureAwait(false)
            ?? throw StorageErrors.NotSupported(
                Name, request.Bucket, request.Key, "Signing a URL without a service account",
                "Use the key of a service account, a virtual machine's service account or an impersonated one.");
        var signature = new UrlSignature(_api.Endpoint, request, account, TimeProvider.GetUtcNow());
        try
        {
            string signed = await credential!.SignBlobAsync(signature.ToSign, cancellationToken).ConfigureAwait(false);
            return signature.ToUri(Convert.FromBase64String(signed));
        }
        catch (GoogleApiException refused) when ((int)refused.HttpStatusCode is >= 400 and < 500)
        {
            throw _errors.At(
                StorageErrorCode.AccessDenied, request.Bucket, request.Key,
                $"IAM does not sign for {account}. Grant the role Service Account Token Creator on it, and enable the IAM Service Account Credentials API.",
                refused);
        }
    }

    /// <summary>The address of the service account that a credential stands for. Null when it stands for none.</summary>
    private static async ValueTask<string?> AccountOf(GoogleCredential? credential, CancellationToken cancellationToken) =>
        credential?.UnderlyingCredential switch
        {
            ServiceAccountCredential account => account.Id,
            ImpersonatedCredential impersonated => impersonated.TargetPrincipal,
            ComputeCredential machine => await machine.GetDefaultServiceAccountEmailAsync(cancellationToken).ConfigureAwait(false),
            _ => null,
        };
}
