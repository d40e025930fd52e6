using System.Collections.Concurrent;
using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Fluent.Buckets.S3Storage;

namespace Fluent.Buckets;

public sealed partial class S3Driver
{
    /// <summary>The greatest number of keys of one request (Amazon S3 API Reference, DeleteObjects).</summary>
    private const int DeleteBatch = 1000;

    private const int DeleteParallelism = 8;

    /// <inheritdoc/>
    public override Task Delete(string bucket, string key, string? ifMatch, CancellationToken cancellationToken) =>
        Call(bucket, key, cancellationToken, async () =>
        {
            var delete = new DeleteObjectRequest { BucketName = bucket, Key = key, IfMatch = WriteMatch(ifMatch) };
            try
            {
                await _client.DeleteObjectAsync(delete, cancellationToken).ConfigureAwait(false);
            }
            catch (AmazonS3Exception answer) when (ifMatch is not null
                && (answer.StatusCode == HttpStatusCode.PreconditionFailed || S3Errors.Is(answer, StorageErrorCode.ObjectNotFound)))
            {
                throw StorageErrors.PreconditionFailed(
                    Name, bucket, key, $"the ETag {ifMatch} was asked for, but the object has another or does not exist", answer);
            }
            catch (AmazonS3Exception answer) when (S3Errors.Is(answer, StorageErrorCode.ObjectNotFound))
            {
                // Some servers tell that there was nothing to delete.
                await RequireBucket(bucket, answer, cancellationToken).ConfigureAwait(false);
            }

            return true;
        });

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<StorageException>> DeleteMany(
        string bucket, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var failures = new List<StorageException>();
        ILookup<bool, string> groups = keys.ToLookup(key => _server.BulkDelete && XmlKey.FitsXml(key));
        foreach (string[] batch in groups[true].Chunk(DeleteBatch))
        {
            failures.AddRange(await DeleteBulk(bucket, batch, cancellationToken).ConfigureAwait(false));
        }

        failures.AddRange(await DeleteEach(bucket, groups[false], cancellationToken).ConfigureAwait(false));
        return failures;
    }

    private Task<IEnumerable<StorageException>> DeleteBulk(string bucket, string[] keys, CancellationToken cancellationToken) =>
        Call(bucket, null, cancellationToken, async () =>
        {
            var delete = new DeleteObjectsRequest
            {
                BucketName = bucket,
                Objects = [.. keys.Select(key => new KeyVersion { Key = key })],
                Quiet = true,
            };
            try
            {
                await _client.DeleteObjectsAsync(delete, cancellationToken).ConfigureAwait(false);
                return [];
            }
            catch (DeleteObjectsException refused)
            {
                return refused.Response.DeleteErrors.Select(told => Refused(bucket, told)).OfType<StorageException>();
            }
        });

    private StorageException? Refused(string bucket, DeleteError told)
    {
        StorageException error = _errors.Of(
            new AmazonS3Exception(told.Message, Amazon.Runtime.ErrorType.Unknown, told.Code, null, HttpStatusCode.OK), bucket, told.Key);
        return error.Code == StorageErrorCode.ObjectNotFound ? null : error;
    }

    private async Task<IEnumerable<StorageException>> DeleteEach(
        string bucket, IEnumerable<string> keys, CancellationToken cancellationToken)
    {
        var failures = new ConcurrentBag<StorageException>();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = DeleteParallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(keys, parallel, async (key, token) =>
        {
            try
            {
                await Delete(bucket, key, null, token).ConfigureAwait(false);
            }
            catch (StorageException fault) when (fault.Code != StorageErrorCode.BucketNotFound)
            {
                failures.Add(fault);
            }
        }).ConfigureAwait(false);
        return failures;
    }
}
