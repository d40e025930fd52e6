namespace Fluent.Buckets.Faults;

/// <summary>How a body ends.</summary>
/// <param name="Length">Its length. Null means that it is chunked, or ends with the connection.</param>
/// <param name="IsChunked">Whether it is chunked.</param>
internal readonly record struct BodyFraming(long? Length, bool IsChunked)
{
    public static BodyFraming Chunked => new(null, true);

    public static BodyFraming ToTheEnd => new(null, false);

    public bool IsEmpty => Length == 0;

    public static BodyFraming OfLength(long length) => new(length, false);
}
