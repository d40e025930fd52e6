using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;

namespace Fluent.Buckets;

/// <summary>On which conditions a GET or HEAD wants an object, and which part of it.</summary>
internal sealed class ReadConditions
{
    private readonly RequestHeaders _headers;
    private readonly RangeItemHeaderValue? _range;

    public ReadConditions(HttpRequest request)
    {
        _headers = request.GetTypedHeaders();
        _range = _headers.Range is { Ranges: { Count: 1 } ranges } range && range.Unit.Equals("bytes", StringComparison.OrdinalIgnoreCase)
            ? ranges.Single()
            : null;
    }

    /// <summary>The one ETag that the client has, where nothing else is asked that the store would have to be asked about first. Null when there is none.</summary>
    public string? OnlyNoneMatch => _headers.IfNoneMatch is [{ } tag] ? ServedHeaders.Unquoted(tag) : null;

    /// <summary>Whether the store needs to be asked about the object before it is read.</summary>
    public bool NeedInfo => _headers.IfMatch.Count > 0 || _headers.IfUnmodifiedSince is not null || _headers.IfRange is not null
        || (_headers.IfNoneMatch.Count > 0 ? OnlyNoneMatch is null : _headers.IfModifiedSince is not null);

    /// <summary>The status that stands in the way of an answer with the object. Null when none does.</summary>
    public int? Refusal(ObjectInfo info)
    {
        var tag = new EntityTagHeaderValue(ServedHeaders.Quoted(info.ETag));
        if (_headers.IfMatch.Count > 0
            ? !Holds(_headers.IfMatch, tag, strong: true)
            : _headers.IfUnmodifiedSince is { } unmodified && ServedHeaders.Seconds(info.LastModified) > unmodified)
        {
            return StatusCodes.Status412PreconditionFailed;
        }

        bool unchanged = _headers.IfNoneMatch.Count > 0
            ? Holds(_headers.IfNoneMatch, tag, strong: false)
            : _headers.IfModifiedSince is { } modified && ServedHeaders.Seconds(info.LastModified) <= modified;
        return unchanged ? StatusCodes.Status304NotModified : null;
    }

    /// <summary>The range that is wanted. Null means the whole.</summary>
    /// <param name="info">What If-Range is held against. Null when it is not known, and there is no If-Range.</param>
    public RequestedRange? Range(ObjectInfo? info) => _range is null || (_headers.IfRange is { } condition && !Holds(condition, info))
        ? null
        : new RequestedRange(_range.From, _range.To);

    private static bool Holds(IList<EntityTagHeaderValue> tags, EntityTagHeaderValue present, bool strong) =>
        tags.Any(tag => tag == EntityTagHeaderValue.Any || tag.Compare(present, strong));

    private static bool Holds(RangeConditionHeaderValue condition, ObjectInfo? info) => info is not null
        && (condition.EntityTag is { } tag
            ? tag.Compare(new EntityTagHeaderValue(ServedHeaders.Quoted(info.ETag)), useStrongComparison: true)
            : condition.LastModified is { } modified && ServedHeaders.Seconds(info.LastModified) == modified);
}

/// <summary>A range as a request asks for it: from a byte to a byte, both included; without a first byte, so many at the end; without a last byte, to the end.</summary>
internal readonly record struct RequestedRange(long? First, long? Last)
{
    public OpenReadOperation ApplyTo(OpenReadOperation read) => this switch
    {
        { First: null } => read.Last(Last ?? 0),
        { First: { } first, Last: { } last } when last < long.MaxValue => read.Range(first, last + 1),
        _ => read.FromOffset(First.Value),
    };

    /// <summary>Where it begins in an object. Null when the object has no byte of it.</summary>
    public long? StartIn(long size) => this switch
    {
        { First: { } first } => first < size ? first : null,
        { Last: > 0 } when size > 0 => Math.Max(0, size - Last.Value),
        _ => null,
    };

    public long LengthIn(long size, long start) => First is not null && Last is { } last && last < size ? last + 1 - start : size - start;
}
