using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Fluent.Buckets.OpenStackSwift;

/// <summary>The containers of segments: records, parts, and which of them the object at a key is made of.</summary>
internal sealed class SegmentStore(
    SwiftConnection connection, SwiftListing listing, BulkDeleter deleter, SegmentNames names, string store)
{
    /// <summary>How much of a manifest is read to see its first segment.</summary>
    private const int ManifestStart = 4096;

    private readonly ConcurrentDictionary<string, bool> _forbidden = new(StringComparer.Ordinal);

    public SegmentNames Names => names;

    /// <summary>
    /// Whether these credentials may not see the container of segments, as a token for one container. Whoever cannot see it can remove no segment
    /// either, so must not replace what has some.
    /// </summary>
    public async ValueTask<bool> IsForbidden(string bucket, CancellationToken cancellationToken)
    {
        string container = names.Container(bucket);
        if (_forbidden.TryGetValue(container, out bool forbidden))
        {
            return forbidden;
        }

        return _forbidden[container] = await LookFor(container, cancellationToken).ConfigureAwait(false) == HttpStatusCode.Forbidden;
    }

    /// <summary>Whether the container is there.</summary>
    public async Task<bool> HasContainer(string bucket, CancellationToken cancellationToken) =>
        await LookFor(names.Container(bucket), cancellationToken).ConfigureAwait(false) != HttpStatusCode.NotFound;

    /// <summary>Makes the container where it is not, and so shows that it may be written to.</summary>
    public async Task EnsureContainer(string bucket, string key, CancellationToken cancellationToken)
    {
        string container = names.Container(bucket);
        using HttpResponseMessage answer = await connection
            .Send(SwiftRequest.Bucket(HttpMethod.Put, container), cancellationToken).ConfigureAwait(false);
        if (!answer.IsSuccessStatusCode && answer.StatusCode != HttpStatusCode.Forbidden)
        {
            throw await SwiftFaults.Of(answer, store, container, null, "Creating", cancellationToken).ConfigureAwait(false);
        }

        // One that is there may be written to also by those who may create none; the record that comes next will show it.
        if (answer.StatusCode == HttpStatusCode.Forbidden && await IsForbidden(bucket, cancellationToken).ConfigureAwait(false))
        {
            throw Denied(bucket, key, SwiftFaults.ResponseOf(answer, null));
        }
    }

    public async Task PutRecord(string bucket, string name, SegmentRecord record, CancellationToken cancellationToken)
    {
        SwiftRequest request = SwiftRequest.Object(HttpMethod.Put, names.Container(bucket), name).WithContent("Content-Type", record.ContentType);
        using HttpResponseMessage answer = await connection.Send(request, cancellationToken).ConfigureAwait(false);
        if (answer.StatusCode == HttpStatusCode.Forbidden)
        {
            throw Denied(bucket, record.Key, SwiftFaults.ResponseOf(answer, null));
        }

        if (!answer.IsSuccessStatusCode)
        {
            throw await SwiftFaults.Of(answer, store, names.Container(bucket), null, "Writing to", cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A record. Null when it is not there.</summary>
    public async Task<SegmentRecord?> GetRecord(string bucket, string name, CancellationToken cancellationToken)
    {
        SwiftRequest request = SwiftRequest.Object(HttpMethod.Head, names.Container(bucket), name).Newest();
        using HttpResponseMessage answer = await connection.Send(request, cancellationToken).ConfigureAwait(false);
        return answer.IsSuccessStatusCode ? SegmentRecord.Parse(answer.Text("Content-Type"))
            : answer.StatusCode == HttpStatusCode.NotFound ? null
            : throw await SwiftFaults.Of(answer, store, names.Container(bucket), null, "Reading", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Deletes a record or a part, and gives whether it was there. Null means that it was gone when the request was sent again, so that the first sending may
    /// have deleted it.
    /// </summary>
    public async Task<bool?> Delete(string bucket, string name, CancellationToken cancellationToken)
    {
        SwiftRequest request = SwiftRequest.Object(HttpMethod.Delete, names.Container(bucket), name);
        using HttpResponseMessage answer = await connection.Send(request, cancellationToken).ConfigureAwait(false);
        return answer.IsSuccessStatusCode ? true
            : answer.StatusCode == HttpStatusCode.NotFound ? request.Sendings > 1 ? null : false
            : throw await SwiftFaults.Of(answer, store, names.Container(bucket), null, "Deleting from", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>All with a prefix; none when the container is not there.</summary>
    public async Task<List<ListedObject>> List(string bucket, string prefix, CancellationToken cancellationToken)
    {
        var all = new List<ListedObject>();
        await foreach (ListedObject listed in listing.All(names.Container(bucket), prefix, cancellationToken).ConfigureAwait(false))
        {
            all.Add(listed);
        }

        return all;
    }

    /// <summary>Deletes all with a prefix but those that are to be kept.</summary>
    public async Task DeleteAll(string bucket, string prefix, IReadOnlySet<string>? kept, CancellationToken cancellationToken)
    {
        List<ListedObject> all = await List(bucket, prefix, cancellationToken).ConfigureAwait(false);
        List<string> dropped = [.. all.Select(listed => listed.Name!).Where(name => kept is null || !kept.Contains(name))];
        if (dropped.Count > 0)
        {
            IReadOnlyList<StorageException> failures = await deleter
                .Delete(names.Container(bucket), dropped, cancellationToken).ConfigureAwait(false);
            if (failures.Count > 0)
            {
                throw failures[0];
            }
        }
    }

    /// <summary>The id of the upload that the object at a key is made of. Null when there is no object, or none of ours.</summary>
    public async Task<string?> CurrentSet(string bucket, string key, CancellationToken cancellationToken)
    {
        SwiftRequest request = SwiftRequest.Object(HttpMethod.Get, bucket, key, "multipart-manifest=get").Newest().Whole()
            .With("Range", string.Create(CultureInfo.InvariantCulture, $"bytes=0-{ManifestStart - 1}"));
        using HttpResponseMessage answer = await connection.Send(request, cancellationToken).ConfigureAwait(false);
        if (answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.RequestedRangeNotSatisfiable
            || (answer.IsSuccessStatusCode && !SwiftObject.IsManifest(answer)))
        {
            return null;
        }

        if (!answer.IsSuccessStatusCode)
        {
            throw await SwiftFaults.Of(answer, store, bucket, key, "Reading", cancellationToken).ConfigureAwait(false);
        }

        byte[] start = new byte[ManifestStart];
        Stream body = await answer.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (body.ConfigureAwait(false))
        {
            int length = await body.ReadAtLeastAsync(start, ManifestStart, false, cancellationToken).ConfigureAwait(false);
            return FirstSegment(start.AsSpan(0, length)) is { } path ? names.IdOfSegment(bucket, key, path) : null;
        }
    }

    /// <summary>Whether the bucket keeps versions: then old manifests still need their segments.</summary>
    public async Task<bool> KeepsVersions(string bucket, CancellationToken cancellationToken)
    {
        using HttpResponseMessage answer = await connection
            .Send(SwiftRequest.Bucket(HttpMethod.Head, bucket), cancellationToken).ConfigureAwait(false);
        return answer.IsSuccessStatusCode
            ? answer.IsTrue("X-Versions-Enabled") || answer.Text("X-Versions-Location") is not null || answer.Text("X-History-Location") is not null
            : answer.StatusCode == HttpStatusCode.NotFound
                ? false
                : throw await SwiftFaults.Of(answer, store, bucket, null, "Looking for", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The error of those who may not write segments.</summary>
    public StorageException Denied(string bucket, string key, Exception? inner) => new(
        StorageErrorCode.AccessDenied,
        $"{StorageErrors.Show(key)} in bucket '{bucket}' ({store}) has, or needs, segments in the container '{names.Container(bucket)}', which these "
        + "credentials may not write to. Nothing was changed. Ask for the right to that container, name another one with SegmentsContainer, "
        + "or upload with a known length of at most 5 GiB.",
        inner)
    {
        Store = store,
        Bucket = bucket,
        Key = key,
    };

    private async Task<HttpStatusCode> LookFor(string container, CancellationToken cancellationToken)
    {
        using HttpResponseMessage answer = await connection
            .Send(SwiftRequest.Bucket(HttpMethod.Head, container), cancellationToken).ConfigureAwait(false);
        return answer.IsSuccessStatusCode || answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden
            ? answer.StatusCode
            : throw await SwiftFaults.Of(answer, store, container, null, "Looking for", cancellationToken).ConfigureAwait(false);
    }

    private static string? FirstSegment(ReadOnlySpan<byte> start)
    {
        var json = new Utf8JsonReader(start, isFinalBlock: false, default);
        try
        {
            while (json.Read())
            {
                if (json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals("name"u8))
                {
                    return json.Read() && json.TokenType == JsonTokenType.String ? json.GetString() : null;
                }
            }
        }
        catch (JsonException)
        {
            return null;
        }

        return null;
    }
}
