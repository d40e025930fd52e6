using System.Net;
using Fluent.Buckets.OpenStackSwift;

namespace Fluent.Buckets;

public sealed partial class SwiftDriver
{
    /// <inheritdoc/>
    public override async Task<ObjectInfo?> GetInfo(string bucket, string key, CancellationToken cancellationToken)
    {
        using HttpResponseMessage answer = await Head(bucket, key, cancellationToken).ConfigureAwait(false);
        if (answer.IsSuccessStatusCode)
        {
            return SwiftObject.Info(answer, key);
        }

        if (!IsMissing(answer))
        {
            throw await Fault(answer, bucket, key, "Reading", cancellationToken).ConfigureAwait(false);
        }

        await RequireBucket(bucket, cancellationToken).ConfigureAwait(false);
        return null;
    }

    /// <inheritdoc/>
    public override async Task<ObjectContent> Read(ReadRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Range is { } range && IsEmpty(range))
        {
            return await ReadNothing(request, cancellationToken).ConfigureAwait(false);
        }

        HttpResponseMessage answer = await Get(HttpMethod.Get, request, cancellationToken).ConfigureAwait(false);
        try
        {
            if (answer.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
            {
                answer.Dispose();
                return await ReadNothing(request, cancellationToken).ConfigureAwait(false);
            }

            await RequireRead(answer, request, cancellationToken).ConfigureAwait(false);
            long length = answer.Content.Headers.ContentLength ?? -1;
            (long offset, long size) = answer.StatusCode == HttpStatusCode.PartialContent && SwiftObject.Range(answer) is { } part
                ? part
                : (0, length);
            Stream body = await answer.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            return new ObjectContent(SwiftObject.Info(answer, request.Key, size), offset, length, new AnswerStream(answer, body));
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override async Task<ObjectInfo> Write(WriteRequest request, ObjectBody body, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(body);
        SwiftRequest put = SwiftRequest.Object(HttpMethod.Put, request.Bucket, request.Key)
            .WithHeaders(request.Headers, MetadataOf(request));
        await RequireReplaceable(request.Bucket, request.Key, cancellationToken).ConfigureAwait(false);
        using HttpResponseMessage answer = await Put(put, body, request.Bucket, request.Key, cancellationToken).ConfigureAwait(false);
        await _collector.Collect(request.Bucket, request.Key).ConfigureAwait(false);
        return SwiftObject.Info(request, answer, body.Length!.Value);
    }

    /// <inheritdoc/>
    /// <remarks>Segments that another program made stay, since nobody knows who else uses them.</remarks>
    public override async Task Delete(string bucket, string key, string? ifMatch, CancellationToken cancellationToken)
    {
        await RequireReplaceable(bucket, key, cancellationToken).ConfigureAwait(false);
        using HttpResponseMessage answer = await _connection
            .Send(SwiftRequest.Object(HttpMethod.Delete, bucket, key), cancellationToken).ConfigureAwait(false);
        if (IsMissing(answer))
        {
            await RequireBucket(bucket, cancellationToken).ConfigureAwait(false);
        }
        else if (!answer.IsSuccessStatusCode)
        {
            throw await Fault(answer, bucket, key, "Deleting", cancellationToken).ConfigureAwait(false);
        }

        await _collector.Collect(bucket, key).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<StorageException>> DeleteMany(
        string bucket, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        await RequireBucket(bucket, cancellationToken).ConfigureAwait(false);
        if (await _segments.IsForbidden(bucket, cancellationToken).ConfigureAwait(false))
        {
            return await DeleteCarefully(bucket, keys, cancellationToken).ConfigureAwait(false);
        }

        IReadOnlyList<StorageException> failures = await _deleter.Delete(bucket, keys, cancellationToken).ConfigureAwait(false);
        await _collector.CollectMany(bucket, keys).ConfigureAwait(false);
        return failures;
    }

    /// <inheritdoc/>
    public override async Task<ObjectInfo> SetMetadata(
        string bucket, string key, IReadOnlyDictionary<string, string> metadata, string? ifMatch, CancellationToken cancellationToken)
    {
        List<(string Name, string Value)> headers = SwiftMetadata.Write(metadata, _limits.Known, Name, bucket, key);
        using HttpResponseMessage head = await Head(bucket, key, cancellationToken).ConfigureAwait(false);
        if (!head.IsSuccessStatusCode)
        {
            throw IsMissing(head)
                ? await Missing(bucket, key, head, cancellationToken).ConfigureAwait(false)
                : await Fault(head, bucket, key, "Reading", cancellationToken).ConfigureAwait(false);
        }

        SwiftRequest post = SwiftRequest.Object(HttpMethod.Post, bucket, key).WithKept(head).WithMetadata(headers);
        using HttpResponseMessage answer = await _connection.Send(post, cancellationToken).ConfigureAwait(false);
        if (!answer.IsSuccessStatusCode)
        {
            throw IsMissing(answer)
                ? await Missing(bucket, key, answer, cancellationToken).ConfigureAwait(false)
                : await Fault(answer, bucket, key, "Setting the metadata of", cancellationToken).ConfigureAwait(false);
        }

        return SwiftObject.Info(head, key) with { Metadata = metadata, LastModified = null };
    }

    private static bool IsEmpty(ByteRange range) => range.IsFromEnd ? range.Start == 0 : range.End == range.Start;

    private static string RangeText(ByteRange range) => range.IsFromEnd ? FormattableString.Invariant($"bytes=-{range.Start}")
        : range.End is { } end ? FormattableString.Invariant($"bytes={range.Start}-{end - 1}")
        : FormattableString.Invariant($"bytes={range.Start}-");

    private Task<HttpResponseMessage> Head(string bucket, string key, CancellationToken cancellationToken) =>
        _connection.Send(SwiftRequest.Object(HttpMethod.Head, bucket, key), cancellationToken);

    private Task<HttpResponseMessage> Get(HttpMethod method, ReadRequest request, CancellationToken cancellationToken) => _connection.Send(
        SwiftRequest.Object(method, request.Bucket, request.Key)
            .With("If-Match", Quoted(request.IfMatch))
            .With("If-None-Match", Quoted(request.IfNoneMatch))
            .With("Range", method == HttpMethod.Get && request.Range is { } range ? RangeText(range) : null),
        cancellationToken);

    private static string? Quoted(string? tag) => tag is null ? null : $"\"{tag}\"";

    /// <summary>A read that can give no byte: the object is asked for all the same, since it tells its size and whether it is there.</summary>
    private async Task<ObjectContent> ReadNothing(ReadRequest request, CancellationToken cancellationToken)
    {
        using HttpResponseMessage answer = await Get(HttpMethod.Head, request, cancellationToken).ConfigureAwait(false);
        await RequireRead(answer, request, cancellationToken).ConfigureAwait(false);
        ObjectInfo info = SwiftObject.Info(answer, request.Key);
        (long offset, long length) = request.Range!.Value.Resolve(info.Size);
        return length == 0
            ? new ObjectContent(info, offset, 0, Stream.Null)
            : throw new StorageException(
                StorageErrorCode.Conflict,
                $"{StorageErrors.Show(request.Key)} in bucket '{request.Bucket}' ({Name}) was replaced while it was read. Try again.")
            {
                Store = Name,
                Bucket = request.Bucket,
                Key = request.Key,
            };
    }

    private async Task RequireRead(HttpResponseMessage answer, ReadRequest request, CancellationToken cancellationToken)
    {
        switch (answer.StatusCode)
        {
            case HttpStatusCode.OK or HttpStatusCode.PartialContent or HttpStatusCode.NoContent:
                return;
            case HttpStatusCode.NotFound:
                throw await Missing(request.Bucket, request.Key, answer, cancellationToken).ConfigureAwait(false);
            case HttpStatusCode.NotModified:
                throw StorageErrors.NotModified(Name, request.Bucket, request.Key, SwiftFaults.ResponseOf(answer, null));
            case HttpStatusCode.PreconditionFailed:
                throw StorageErrors.PreconditionFailed(
                    Name,
                    request.Bucket,
                    request.Key,
                    $"the ETag {request.IfMatch} was asked for, but the object has another one",
                    SwiftFaults.ResponseOf(answer, null));
            default:
                throw await Fault(answer, request.Bucket, request.Key, "Reading", cancellationToken).ConfigureAwait(false);
        }
    }

    private List<(string Name, string Value)> MetadataOf(WriteRequest request) =>
        SwiftMetadata.Write(request.Metadata, _limits.Known, Name, request.Bucket, request.Key);

    /// <summary>Sends a body and makes sure that it arrived as it was sent. The MD5 goes ahead where the bytes are at hand.</summary>
    private async Task<HttpResponseMessage> Put(
        SwiftRequest put, ObjectBody body, string bucket, string key, CancellationToken cancellationToken)
    {
        if (body.Length == 0)
        {
            await RequireEmpty(body, cancellationToken).ConfigureAwait(false);
        }

        ObjectBody sent = body.Length == 0 ? EmptyBody.Instance : body;
        put.WithBody(sent).With("ETag", sent.TryGetMemory(out ReadOnlyMemory<byte> memory) ? ContentHash.Of(memory.Span) : null);
        HttpResponseMessage answer = await _connection.Send(put, cancellationToken).ConfigureAwait(false);
        try
        {
            if (!answer.IsSuccessStatusCode)
            {
                throw await Fault(answer, bucket, key, "Writing", cancellationToken).ConfigureAwait(false);
            }

            string stored = SwiftObject.Tag(answer.Text("ETag"));
            return put.Sent?.Sent is not { } counted || counted == stored
                ? answer
                : throw new StorageException(
                    StorageErrorCode.ChecksumMismatch,
                    $"{StorageErrors.Show(key)} in bucket '{bucket}' ({Name}) arrived with the MD5 {stored}, but was sent with {counted}. "
                    + "What is stored now may be damaged: write it again.")
                {
                    Store = Name,
                    Bucket = bucket,
                    Key = key,
                    RequestId = SwiftFaults.RequestId(answer),
                    IsTransient = true,
                };
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }

    /// <summary>Looks at an empty body before the request, since the server does not wait for its end.</summary>
    private static async Task RequireEmpty(ObjectBody body, CancellationToken cancellationToken)
    {
        Stream stream = body.Open();
        await using (stream.ConfigureAwait(false))
        {
            _ = await stream.ReadAsync(new byte[1], cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Refuses to replace an object with segments for those who could not remove these.</summary>
    private async Task RequireReplaceable(string bucket, string key, CancellationToken cancellationToken)
    {
        if (!await _segments.IsForbidden(bucket, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        using HttpResponseMessage answer = await Head(bucket, key, cancellationToken).ConfigureAwait(false);
        if (answer.IsSuccessStatusCode && SwiftObject.IsManifest(answer))
        {
            throw _segments.Denied(bucket, key, null);
        }
    }

    private async Task<IReadOnlyList<StorageException>> DeleteCarefully(
        string bucket, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var failures = new List<StorageException>();
        foreach (string key in keys)
        {
            try
            {
                await Delete(bucket, key, null, cancellationToken).ConfigureAwait(false);
            }
            catch (StorageException fault)
            {
                failures.Add(fault);
            }
        }

        return failures;
    }
}
