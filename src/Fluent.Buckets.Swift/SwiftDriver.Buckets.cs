using System.Net;
using Fluent.Buckets.OpenStackSwift;

namespace Fluent.Buckets;

public sealed partial class SwiftDriver
{
    /// <summary>How often an empty bucket is tried to be deleted while the server still counts objects.</summary>
    private const int DeleteAttempts = 4;

    /// <inheritdoc/>
    public override async Task<bool> BucketExists(string bucket, CancellationToken cancellationToken)
    {
        using HttpResponseMessage answer = await _connection
            .Send(SwiftRequest.Bucket(HttpMethod.Head, bucket), cancellationToken).ConfigureAwait(false);
        return answer.IsSuccessStatusCode
            || (IsMissing(answer) ? false : throw await Fault(answer, bucket, null, "Looking for", cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public override async Task CreateBucket(string bucket, CancellationToken cancellationToken)
    {
        if (BaseOf(bucket) is { } served && await BucketExists(served, cancellationToken).ConfigureAwait(false))
        {
            throw new StorageException(
                StorageErrorCode.InvalidName,
                $"The bucket name '{bucket}' is refused ({Name}): it is the container of the segments of the bucket '{served}'. Choose another name.")
            {
                Store = Name,
                Bucket = bucket,
            };
        }

        using HttpResponseMessage answer = await _connection
            .Require(SwiftRequest.Bucket(HttpMethod.Put, bucket), bucket, null, "Creating", cancellationToken).ConfigureAwait(false);
        if (answer.StatusCode == HttpStatusCode.Accepted)
        {
            throw StorageErrors.BucketAlreadyExists(Name, bucket);
        }
    }

    /// <inheritdoc/>
    public override async Task DeleteBucket(string bucket, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            using HttpResponseMessage answer = await _connection
                .Send(SwiftRequest.Bucket(HttpMethod.Delete, bucket), cancellationToken).ConfigureAwait(false);
            if (answer.IsSuccessStatusCode)
            {
                break;
            }

            if (answer.StatusCode != HttpStatusCode.Conflict)
            {
                if (IsMissing(answer))
                {
                    // Where an earlier call did not come to its end, this one does.
                    await SegmentCollector.Quietly(token => DropSegments(bucket, token)).ConfigureAwait(false);
                }

                throw await Fault(answer, bucket, null, "Deleting", cancellationToken).ConfigureAwait(false);
            }

            // The server's count may lag behind its listing.
            Page<ListedObject>? first = await _listing
                .Objects(bucket, string.Empty, null, false, 1, cancellationToken).ConfigureAwait(false);
            if (attempt == DeleteAttempts || first?.Lines.Count > 0)
            {
                throw StorageErrors.BucketNotEmpty(Name, bucket, SwiftFaults.ResponseOf(answer, null));
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100 << attempt), TimeProvider, cancellationToken).ConfigureAwait(false);
        }

        await DropSegments(bucket, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <remarks>The container of a bucket's segments is left out while the bucket is there.</remarks>
    public override async Task<BucketPage> ListBuckets(string? pageToken, CancellationToken cancellationToken)
    {
        Page<ListedContainer> page = await _listing.Containers(pageToken, cancellationToken).ConfigureAwait(false);
        HashSet<string> all = [.. page.Lines.Select(line => line.Name)];
        var names = new List<string>(page.Lines.Count);
        foreach (string name in page.Lines.Select(line => line.Name))
        {
            if (name == _options.SegmentsContainer)
            {
                continue;
            }

            // A bucket comes before the container of its segments, maybe on a page before.
            bool hidden = BaseOf(name) is { } served
                && (all.Contains(served)
                    || (pageToken is not null && await BucketExists(served, cancellationToken).ConfigureAwait(false)));
            if (!hidden)
            {
                names.Add(name);
            }
        }

        return new BucketPage(names, page.Next);
    }

    /// <summary>The bucket whose segments a container of this name has. Null when it is no such name.</summary>
    private string? BaseOf(string name) =>
        _segments.Names.IsOwn && name.Length > SegmentNames.Suffix.Length && name.EndsWith(SegmentNames.Suffix, StringComparison.Ordinal)
            ? name[..^SegmentNames.Suffix.Length]
            : null;

    /// <summary>Removes what is left of a deleted bucket's uploads, and its container of segments unless others have something in it too.</summary>
    private async Task DropSegments(string bucket, CancellationToken cancellationToken)
    {
        // Most often there is none, or it is empty.
        if (_segments.Names.IsOwn && await DropSegmentsContainer(bucket, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        await _segments.DeleteAll(bucket, SegmentNames.All(bucket), null, cancellationToken).ConfigureAwait(false);
        if (_segments.Names.IsOwn)
        {
            await DropSegmentsContainer(bucket, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Deletes the container of segments when it is empty, and gives whether there is nothing more to do.</summary>
    private async Task<bool> DropSegmentsContainer(string bucket, CancellationToken cancellationToken)
    {
        using HttpResponseMessage answer = await _connection
            .Send(SwiftRequest.Bucket(HttpMethod.Delete, _segments.Names.Container(bucket)), cancellationToken).ConfigureAwait(false);
        return answer.IsSuccessStatusCode
            || answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden
            || (answer.StatusCode == HttpStatusCode.Conflict
                ? false
                : throw await Fault(answer, bucket, null, "Deleting the segments of", cancellationToken).ConfigureAwait(false));
    }
}
