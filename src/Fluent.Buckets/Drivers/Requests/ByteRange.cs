namespace Fluent.Buckets;

/// <summary>A half-open range of an object's bytes.</summary>
public readonly record struct ByteRange
{
    private ByteRange(long start, long? end, bool fromEnd)
    {
        Start = start;
        End = end;
        IsFromEnd = fromEnd;
    }

    /// <summary>The first byte, or with <see cref="IsFromEnd"/> how many bytes before the end.</summary>
    public long Start { get; }

    /// <summary>The byte after the last one. Null means the end of the object.</summary>
    public long? End { get; }

    /// <summary>Whether the range is counted from the end.</summary>
    public bool IsFromEnd { get; }

    /// <summary>The bytes from <paramref name="start"/> up to, not including, <paramref name="end"/>.</summary>
    /// <exception cref="StorageException">InvalidArgument: a negative start, or an end before the start.</exception>
    public static ByteRange Between(long start, long end) =>
        start < 0 || end < start
            ? throw StorageErrors.InvalidArgument($"The range {start} to {end} is not one: it needs 0 <= start <= end.")
            : new ByteRange(start, end, false);

    /// <summary>The bytes from <paramref name="start"/> to the end.</summary>
    /// <exception cref="StorageException">InvalidArgument: a negative start.</exception>
    public static ByteRange From(long start) =>
        start < 0
            ? throw StorageErrors.InvalidArgument($"A range cannot start at {start}: the first byte is 0.")
            : new ByteRange(start, null, false);

    /// <summary>The last <paramref name="count"/> bytes, or all when there are fewer.</summary>
    /// <exception cref="StorageException">InvalidArgument: a negative count.</exception>
    public static ByteRange Last(long count) =>
        count < 0
            ? throw StorageErrors.InvalidArgument($"The last {count} bytes cannot be read: the count is negative.")
            : new ByteRange(count, null, true);

    /// <summary>Offset and length of the range in an object of a given size, clamped to its end.</summary>
    /// <param name="size">The object's size in bytes.</param>
    /// <exception cref="StorageException">InvalidArgument: the range starts beyond the end. A range that starts at the end is empty.</exception>
    public (long Offset, long Length) Resolve(long size)
    {
        if (IsFromEnd)
        {
            long count = Math.Min(Start, size);
            return (size - count, count);
        }

        if (Start > size)
        {
            throw StorageErrors.InvalidArgument(
                $"The range starts at byte {Start}, beyond the end of an object of {size} bytes. Ask GetInfo for the size first.");
        }

        return (Start, Math.Min(End ?? size, size) - Start);
    }
}
