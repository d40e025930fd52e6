using System.Net;
using Fluent.Buckets.GoogleStorage;
using Google.Apis.Auth.OAuth2;

namespace Fluent.Buckets;

public sealed partial class GoogleDriver
{
    /// <inheritdoc/>
    public override Task<bool> BucketExists(string bucket, CancellationToken cancellationToken) => Run(
        bucket,
        null,
        async () =>
        {
            try
            {
                await _api.GetBucket(bucket, cancellationToken).ConfigureAwait(false);
                return true;
            }
            catch (ApiFault missing) when (missing.Status == HttpStatusCode.NotFound)
            {
                return false;
            }
        },
        cancellationToken);

    /// <inheritdoc/>
    public override Task CreateBucket(string bucket, CancellationToken cancellationToken) => Run(
        bucket,
        null,
        async () =>
        {
            string project = await Project(bucket, cancellationToken).ConfigureAwait(false);
            try
            {
                var resource = new StorageBucket { Name = bucket, Location = _options.Location };
                await _api.InsertBucket(project, resource, cancellationToken).ConfigureAwait(false);
            }
            catch (ApiFault exists) when (exists.Status == HttpStatusCode.Conflict)
            {
                throw GoogleErrors.With(StorageErrors.BucketAlreadyExists(Name, bucket, exists.Provider), exists);
            }
        },
        cancellationToken);

    /// <inheritdoc/>
    public override Task DeleteBucket(string bucket, CancellationToken cancellationToken) => Run(
        bucket,
        null,
        async () =>
        {
            try
            {
                await _api.DeleteBucket(bucket, cancellationToken).ConfigureAwait(false);
            }
            catch (ApiFault full) when (full.Status == HttpStatusCode.Conflict)
            {
                throw GoogleErrors.With(StorageErrors.BucketNotEmpty(Name, bucket, full.Provider), full);
            }
        },
        cancellationToken);

    /// <inheritdoc/>
    public override Task<BucketPage> ListBuckets(string? pageToken, CancellationToken cancellationToken) => Run(
        null,
        null,
        async () =>
        {
            string project = await Project(null, cancellationToken).ConfigureAwait(false);
            BucketList page = await _api.ListBuckets(project, pageToken, cancellationToken).ConfigureAwait(false);
            return new BucketPage([.. (page.Items ?? []).Select(bucket => bucket.Name!)], page.NextPageToken);
        },
        cancellationToken);

    private async ValueTask<string> Project(string? bucket, CancellationToken cancellationToken)
    {
        if (_options.Project is not null)
        {
            return _options.Project;
        }

        GoogleCredential? credential = await _credentials.ForRequests(cancellationToken).ConfigureAwait(false);
        return (credential?.UnderlyingCredential as ServiceAccountCredential)?.ProjectId
            ?? throw _errors.At(
                StorageErrorCode.InvalidArgument, bucket, null,
                "Buckets are created and listed in a project, and none is known. Set GoogleOptions.Project, or write gs://?project=my-project.");
    }
}
