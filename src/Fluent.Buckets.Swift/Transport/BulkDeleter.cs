using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Fluent.Buckets.OpenStackSwift;

/// <summary>Deletes many objects of one container, in as few requests as the cluster allows. Missing ones are no error.</summary>
internal sealed class BulkDeleter(SwiftConnection connection, LimitsSource limits, string store)
{
    /// <summary>The greatest length of a line that every server reads whole; it is about twice the greatest name.</summary>
    private const int GreatestLine = 1280;

    /// <summary>How many are deleted at once where each takes a request.</summary>
    private const int Parallelism = 8;

    /// <summary>Deletes keys, and gives one error for each that was not deleted.</summary>
    public async Task<IReadOnlyList<StorageException>> Delete(string bucket, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        // One is deleted directly, without asking for limits.
        int batch = keys.Count > 1 ? (await limits.Get(cancellationToken).ConfigureAwait(false)).BulkDelete : 0;
        Dictionary<string, string> lines = batch > 0
            ? keys.Distinct(StringComparer.Ordinal).ToDictionary(key => SwiftPaths.Object(bucket, key), StringComparer.Ordinal)
            : [];
        List<string> single = batch > 0 ? [.. lines.Where(line => line.Key.Length > GreatestLine).Select(line => line.Value)] : [.. keys];
        var failures = new List<StorageException>();
        foreach (string[] chunk in lines.Keys.Where(line => line.Length <= GreatestLine).Chunk(Math.Max(batch, 1)))
        {
            if (!await DeleteChunk(bucket, chunk, lines, failures, cancellationToken).ConfigureAwait(false))
            {
                single.AddRange(chunk.Select(line => lines[line]));
            }
        }

        failures.AddRange(await DeleteEach(bucket, single, cancellationToken).ConfigureAwait(false));
        return failures;
    }

    private async Task<IReadOnlyCollection<StorageException>> DeleteEach(
        string bucket, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        var failures = new ConcurrentBag<StorageException>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(keys, options, async (key, token) =>
        {
            using HttpResponseMessage answer = await connection
                .Send(SwiftRequest.Object(HttpMethod.Delete, bucket, key), token).ConfigureAwait(false);
            if (!answer.IsSuccessStatusCode && answer.StatusCode != HttpStatusCode.NotFound)
            {
                failures.Add(await SwiftFaults.Of(answer, store, bucket, key, "Deleting", token).ConfigureAwait(false));
            }
        }).ConfigureAwait(false);
        return failures;
    }

    /// <summary>Deletes a chunk in one request. False means that the server gave up before its end, which a request each will tell.</summary>
    private async Task<bool> DeleteChunk(
        string bucket, string[] chunk, Dictionary<string, string> lines, List<StorageException> failures, CancellationToken cancellationToken)
    {
        SwiftRequest request = new SwiftRequest(HttpMethod.Post, string.Empty, "bulk-delete")
            .With("Accept", "application/json").WithContent("Content-Type", "text/plain").WithBody(Text(chunk));
        string? token = connection.Session?.Token;
        using HttpResponseMessage answer = await connection.Require(request, bucket, null, "Deleting from", cancellationToken).ConfigureAwait(false);
        BulkAnswer? done;
        try
        {
            done = await JsonAnswer.Read(answer, SwiftMessages.Default.BulkAnswer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is JsonException or IOException)
        {
            return false;
        }

        if (done?.Status?.StartsWith("401", StringComparison.Ordinal) == true && token is not null)
        {
            await connection.Renew(token, cancellationToken).ConfigureAwait(false);
            return false;
        }

        IReadOnlyList<IReadOnlyList<string>> errors = done?.Errors ?? [];
        if (done is null || done.Deleted + done.NotFound + errors.Count < chunk.Length)
        {
            return false;
        }

        foreach (IReadOnlyList<string> error in errors)
        {
            if (error.Count < 2 || Uri.UnescapeDataString(error[0]) is not { } path || !path.StartsWith($"/{bucket}/", StringComparison.Ordinal))
            {
                return false;
            }

            failures.Add(Failed(bucket, path[(bucket.Length + 2)..], error[1], SwiftFaults.RequestId(answer)));
        }

        return true;
    }

    private StorageException Failed(string bucket, string key, string status, string? requestId)
    {
        (StorageErrorCode code, string advice) = status.Split(' ')[0] switch
        {
            "401" => (StorageErrorCode.AuthenticationFailed, "The token was refused. Get a new one."),
            "403" => (StorageErrorCode.AccessDenied, "These credentials may not delete it. Ask the account's owner for the right."),
            "409" => (StorageErrorCode.Conflict, "Another writer was at work. Try again."),
            _ => (StorageErrorCode.Unavailable, "Try again."),
        };
        return new StorageException(
            code, $"{StorageErrors.Show(key)} in bucket '{bucket}' ({store}) was not deleted: the server answered {status}. {advice}")
        {
            Store = store,
            Bucket = bucket,
            Key = key,
            RequestId = requestId,
        };
    }

    private static string Text(string[] chunk)
    {
        var text = new StringBuilder();
        foreach (string line in chunk)
        {
            text.Append(line).Append('\n');
        }

        return text.ToString();
    }
}
