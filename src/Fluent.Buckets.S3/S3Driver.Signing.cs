using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using Amazon.S3;
using Amazon.S3.Model;

namespace Fluent.Buckets;

public sealed partial class S3Driver
{
    /// <summary>Signature Version 4 allows no longer life (Amazon S3 API Reference, "Authenticating requests: using query parameters").</summary>
    private static readonly TimeSpan GreatestExpiry = TimeSpan.FromDays(7);

    /// <inheritdoc/>
    public override Task<Uri> SignUrl(SignRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Expires > GreatestExpiry)
        {
            throw _errors.At(
                StorageErrorCode.InvalidArgument,
                request.Bucket,
                request.Key,
                $"a signed URL lives at most 7 days, but {request.Expires} was asked for. Sign it for less, and anew when it is needed.");
        }

        return Call(request.Bucket, request.Key, cancellationToken, async () =>
        {
            await RequireLife(request).ConfigureAwait(false);
            string url = await _client.GetPreSignedURLAsync(ToPresign(request)).ConfigureAwait(false);
            return new Uri(WithLeadingSlash(url, request), new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        });
    }

    private GetPreSignedUrlRequest ToPresign(SignRequest request)
    {
        var presign = new GetPreSignedUrlRequest
        {
            BucketName = request.Bucket,
            Key = request.Key,
            Verb = request.Verb == SignedUrlVerb.Upload ? HttpVerb.PUT : HttpVerb.GET,
            Expires = DateTime.UtcNow + request.Expires,
            Protocol = _options.IsTls ? Protocol.HTTPS : Protocol.HTTP,
        };
        if (request.Verb == SignedUrlVerb.Upload)
        {
            presign.ContentType = request.ContentType;
        }
        else
        {
            presign.ResponseHeaderOverrides = new ResponseHeaderOverrides
            {
                ContentType = request.ContentType,
                ContentDisposition = request.ContentDisposition,
            };
        }

        return presign;
    }

    /// <summary>A URL dies with the credentials that it was signed with.</summary>
    private async Task RequireLife(SignRequest request)
    {
        AWSCredentials credentials = _client.Credentials
            ?? await DefaultAWSCredentialsIdentityResolver.GetCredentialsAsync(_client.Config).ConfigureAwait(false);
        await credentials.GetCredentialsAsync().ConfigureAwait(false);
        if (credentials.Expiration is not { } end)
        {
            return;
        }

        TimeSpan left = end.ToUniversalTime() - DateTime.UtcNow;
        if (request.Expires > left)
        {
            throw _errors.At(
                StorageErrorCode.InvalidArgument,
                request.Bucket,
                request.Key,
                $"a URL for {request.Expires} would outlive the session that signs it, which ends at {end.ToUniversalTime():u}. "
                + "Sign it for less, or with credentials that live longer.");
        }
    }

    /// <summary>Puts back the slash at the start of a key, which the SDK signs but leaves out where the bucket stands in the path.</summary>
    private static string WithLeadingSlash(string url, SignRequest request)
    {
        string bucket = $"/{request.Bucket}/";
        int start = request.Key.StartsWith('/') ? url.IndexOf(bucket, StringComparison.Ordinal) : -1;
        return start < 0 ? url : url.Insert(start + bucket.Length, "/");
    }
}
