using System.Net;
using Amazon.S3;
using Amazon.S3.Model;

namespace Fluent.Buckets;

public sealed partial class S3Driver
{
    /// <summary>The greatest number of buckets of a page that Amazon is asked for; other servers give all at once.</summary>
    private const int BucketPageSize = 1000;

    /// <inheritdoc/>
    public override Task<bool> BucketExists(string bucket, CancellationToken cancellationToken) =>
        Call(bucket, null, cancellationToken, async () =>
        {
            try
            {
                await _client.HeadBucketAsync(new HeadBucketRequest { BucketName = bucket }, cancellationToken).ConfigureAwait(false);
                return true;
            }
            catch (AmazonS3Exception answer) when (answer.StatusCode == HttpStatusCode.NotFound)
            {
                return false;
            }
            catch (AmazonS3Exception answer) when (IsSilentRefusal(answer))
            {
                throw await Explain(answer, bucket, null, cancellationToken).ConfigureAwait(false);
            }
        });

    /// <inheritdoc/>
    public override Task CreateBucket(string bucket, CancellationToken cancellationToken) =>
        Call(bucket, null, cancellationToken, async () =>
        {
            // Amazon's first region and other servers answer a second creation with success.
            if (await MayExist(bucket, cancellationToken).ConfigureAwait(false))
            {
                throw StorageErrors.BucketAlreadyExists(Name, bucket);
            }

            return await _client.PutBucketAsync(new PutBucketRequest { BucketName = bucket, UseClientRegion = true }, cancellationToken)
                .ConfigureAwait(false);
        });

    /// <inheritdoc/>
    public override Task DeleteBucket(string bucket, CancellationToken cancellationToken) =>
        Call(bucket, null, cancellationToken, () =>
            _client.DeleteBucketAsync(new DeleteBucketRequest { BucketName = bucket }, cancellationToken));

    /// <inheritdoc/>
    public override Task<BucketPage> ListBuckets(string? pageToken, CancellationToken cancellationToken) =>
        Call(null, null, cancellationToken, async () =>
        {
            var request = new ListBucketsRequest
            {
                ContinuationToken = pageToken,
                MaxBuckets = _options.Endpoint is null ? BucketPageSize : null,
            };
            ListBucketsResponse response = await _client.ListBucketsAsync(request, cancellationToken).ConfigureAwait(false);
            string[] names = [.. (response.Buckets ?? []).Select(found => found.BucketName)];
            return new BucketPage(names, string.IsNullOrEmpty(response.ContinuationToken) ? null : response.ContinuationToken);
        });

    /// <summary>Whether an answer to HEAD, which has no body, may stand for wrong credentials as well as for a missing right.</summary>
    private static bool IsSilentRefusal(AmazonS3Exception answer) => answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.BadRequest;

    /// <summary>Finds out with one more request what an answer without a body means.</summary>
    private async Task<StorageException> Explain(AmazonS3Exception answer, string bucket, string? key, CancellationToken cancellationToken)
    {
        try
        {
            await _client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = bucket, MaxKeys = 1 }, cancellationToken).ConfigureAwait(false);
        }
        catch (AmazonS3Exception told)
        {
            return _errors.Of(told, bucket, key);
        }

        return _errors.Of(answer, bucket, key);
    }

    private async Task<bool> MayExist(string bucket, CancellationToken cancellationToken)
    {
        try
        {
            return await BucketExists(bucket, cancellationToken).ConfigureAwait(false);
        }
        catch (StorageException refused) when (refused.Code == StorageErrorCode.AccessDenied)
        {
            // It may be another's, or the right to look may be missing: the creation itself tells.
            return false;
        }
    }
}
