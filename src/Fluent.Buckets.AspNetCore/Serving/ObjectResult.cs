using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Fluent.Buckets;

/// <summary>Answers a GET or HEAD with an object: whole, a range of it, or that the client has it already.</summary>
internal sealed class ObjectResult(ServedObject source) : IResult
{
    /// <summary>Large enough that a long content costs few turns, and small beside the object.</summary>
    private const int CopyBuffer = 128 * 1024;

    /// <summary>How often an object is asked about again that is replaced between the question and the read.</summary>
    private const int Attempts = 4;

    /// <summary>The media type in the place of the stored one.</summary>
    public string? ContentType { get; init; }

    /// <summary>The disposition in the place of the stored one.</summary>
    public string? ContentDisposition { get; init; }

    /// <summary>Whether a browser may run it as a part of the site.</summary>
    public bool IsTrusted { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        try
        {
            await Answer(httpContext).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (httpContext.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for the rest.
        }
    }

    private async Task Answer(HttpContext context)
    {
        var conditions = new ReadConditions(context.Request);
        if (HttpMethods.IsHead(context.Request.Method))
        {
            await AnswerHead(context, conditions).ConfigureAwait(false);
        }
        else if (conditions.NeedInfo || (conditions.OnlyNoneMatch is not null && !source.Can(StoreConditions.ReadIfNoneMatch)))
        {
            await AnswerAfterInfo(context, conditions).ConfigureAwait(false);
        }
        else
        {
            await AnswerAtOnce(context, conditions).ConfigureAwait(false);
        }
    }

    /// <summary>One request to the store does it all.</summary>
    private async Task AnswerAtOnce(HttpContext context, ReadConditions conditions)
    {
        RequestedRange? range = conditions.Range(null);
        try
        {
            OpenReadOperation read = Open(range, context);
            if (conditions.OnlyNoneMatch is { } etag)
            {
                read.IfNoneMatch(etag);
            }

            ObjectReader reader = await read.ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                await Send(context, reader, range).ConfigureAwait(false);
            }
        }
        catch (StorageException missing) when (missing.Code == StorageErrorCode.ObjectNotFound && !context.Response.HasStarted)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        catch (StorageException unchanged) when (unchanged.Code == StorageErrorCode.NotModified && conditions.OnlyNoneMatch is { } etag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            context.Response.Headers.ETag = ServedHeaders.Quoted(etag);
        }
        catch (StorageException beyond) when (beyond.Code == StorageErrorCode.InvalidArgument && range is not null && !context.Response.HasStarted)
        {
            await AnswerAfterInfo(context, conditions).ConfigureAwait(false);
        }
    }

    /// <summary>The store is asked about the object first, and then for the content of just that version.</summary>
    private async Task AnswerAfterInfo(HttpContext context, ReadConditions conditions)
    {
        for (int attempt = 1; ; attempt++)
        {
            if (await Check(context, conditions).ConfigureAwait(false) is not (ObjectInfo info, var range))
            {
                return;
            }

            try
            {
                OpenReadOperation read = Open(range, context);
                if (source.Can(StoreConditions.ReadIfMatch))
                {
                    read.IfMatch(info.ETag);
                }

                ObjectReader reader = await read.ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    await Send(context, reader, range).ConfigureAwait(false);
                    return;
                }
            }
            catch (StorageException replaced) when (attempt < Attempts && !context.Response.HasStarted
                && replaced.Code is StorageErrorCode.PreconditionFailed or StorageErrorCode.ObjectNotFound)
            {
                // It was replaced or deleted in between: what is there now decides.
            }
        }
    }

    private async Task AnswerHead(HttpContext context, ReadConditions conditions)
    {
        if (await Check(context, conditions).ConfigureAwait(false) is (ObjectInfo info, var range))
        {
            long start = range?.StartIn(info.Size) ?? 0;
            SetHeaders(context.Response, info, range, start, range?.LengthIn(info.Size, start) ?? info.Size);
        }
    }

    /// <summary>What the store knows of the object, and the range that is wanted of it. Null when the answer is given already.</summary>
    private async Task<(ObjectInfo Info, RequestedRange? Range)?> Check(HttpContext context, ReadConditions conditions)
    {
        HttpResponse response = context.Response;
        if (await source.TryGetInfo(context.RequestAborted).ConfigureAwait(false) is not { } info)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return null;
        }

        if (conditions.Refusal(info) is { } refusal)
        {
            response.StatusCode = refusal;
            ServedHeaders.SetValidators(response, info);
            return null;
        }

        RequestedRange? range = conditions.Range(info);
        if (range is { } wanted && wanted.StartIn(info.Size) is null)
        {
            RefuseRange(response, info.Size);
            return null;
        }

        return (info, range);
    }

    private OpenReadOperation Open(RequestedRange? range, HttpContext context)
    {
        OpenReadOperation read = source.OpenRead(context.RequestAborted);
        return range is { } wanted ? wanted.ApplyTo(read) : read;
    }

    private async Task Send(HttpContext context, ObjectReader reader, RequestedRange? range)
    {
        // A store gives what there is of a suffix also where that is nothing; of a range by HTTP there is always a byte.
        if (range is { } wanted && wanted.StartIn(reader.Info.Size) is not { } start)
        {
            RefuseRange(context.Response, reader.Info.Size);
            return;
        }

        SetHeaders(context.Response, reader.Info, range, range?.StartIn(reader.Info.Size) ?? 0, reader.Length);
        await reader.CopyToAsync(context.Response.Body, CopyBuffer, context.RequestAborted).ConfigureAwait(false);
    }

    private static void RefuseRange(HttpResponse response, long size)
    {
        response.StatusCode = StatusCodes.Status416RangeNotSatisfiable;
        response.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes */{size}");
    }

    private void SetHeaders(HttpResponse response, ObjectInfo info, RequestedRange? range, long start, long length)
    {
        ServedHeaders.SetValidators(response, info);
        ServedHeaders.SetContent(response, info, ContentType, ContentDisposition, IsTrusted);
        response.ContentLength = length;
        if (range is not null)
        {
            response.StatusCode = StatusCodes.Status206PartialContent;
            response.Headers[HeaderNames.ContentRange] = string.Create(CultureInfo.InvariantCulture, $"bytes {start}-{start + length - 1}/{info.Size}");
        }
    }
}
