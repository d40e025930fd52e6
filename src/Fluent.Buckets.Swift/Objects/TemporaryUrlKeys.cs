using System.Collections.Concurrent;
using System.Net;

namespace Fluent.Buckets.OpenStackSwift;

/// <summary>The keys that URLs are signed with: the given one, or those of containers and account, which are read once in a while.</summary>
internal sealed class TemporaryUrlKeys(SwiftOptions options, SwiftConnection connection, string store)
{
    private static readonly TimeSpan Age = TimeSpan.FromMinutes(5);
    private static readonly string[] Headers = ["Temp-URL-Key", "Temp-URL-Key-2"];

    private readonly ConcurrentDictionary<string, (string Key, DateTimeOffset ReadAt)> _read = new(StringComparer.Ordinal);

    public async ValueTask<string> Get(string bucket, CancellationToken cancellationToken)
    {
        if (options.TemporaryUrlKey is { } given)
        {
            return given;
        }

        DateTimeOffset now = options.TimeProvider.GetUtcNow();
        if (_read.TryGetValue(bucket, out (string Key, DateTimeOffset ReadAt) known) && now - known.ReadAt < Age)
        {
            return known.Key;
        }

        // The account's comes first, since the container's reaches no segments in another one.
        string key = await Read(new SwiftRequest(HttpMethod.Head, string.Empty), "X-Account-Meta-", bucket, cancellationToken).ConfigureAwait(false)
            ?? await Read(SwiftRequest.Bucket(HttpMethod.Head, bucket), "X-Container-Meta-", bucket, cancellationToken).ConfigureAwait(false)
            ?? throw new StorageException(
                StorageErrorCode.NotConfigured,
                $"No URL can be signed for bucket '{bucket}' ({store}): neither the container nor the account has a key for temporary URLs that these "
                + "credentials may read. Set X-Account-Meta-Temp-URL-Key as the account's owner, or give the key as TemporaryUrlKey.")
            {
                Store = store,
                Bucket = bucket,
            };
        _read[bucket] = (key, now);
        return key;
    }

    private async Task<string?> Read(SwiftRequest request, string prefix, string bucket, CancellationToken cancellationToken)
    {
        using HttpResponseMessage answer = await connection.Send(request, cancellationToken).ConfigureAwait(false);
        if (!answer.IsSuccessStatusCode && answer.StatusCode != HttpStatusCode.Forbidden)
        {
            throw await SwiftFaults
                .Of(answer, store, bucket, null, "Reading the key for temporary URLs of", cancellationToken).ConfigureAwait(false);
        }

        return Headers.Select(name => answer.Text(prefix + name)).FirstOrDefault(key => !string.IsNullOrEmpty(key));
    }
}
