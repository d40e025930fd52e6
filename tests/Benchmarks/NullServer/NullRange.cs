using System.Globalization;

namespace Fluent.Buckets.Benchmarks;

/// <summary>Ranges of requests: <c>bytes=first-last</c>, <c>bytes=first-</c> and <c>bytes=-count</c>.</summary>
internal static class NullRange
{
    /// <summary>Where a range starts and how long it is. A length below 0 means that nothing lies in it.</summary>
    public static (long First, long Length) Resolve(string? range, long size)
    {
        if (range is null)
        {
            return (0, size);
        }

        string[] sides = range["bytes=".Length..].Split('-');
        if (sides[0].Length == 0)
        {
            long count = Math.Min(Number(sides[1]), size);
            return (size - count, count == 0 ? -1 : count);
        }

        long first = Number(sides[0]);
        long last = sides[1].Length == 0 ? size - 1 : Math.Min(Number(sides[1]), size - 1);
        return (first, first > last ? -1 : last - first + 1);
    }

    private static long Number(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
