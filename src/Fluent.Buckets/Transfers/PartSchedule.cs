namespace Fluent.Buckets;

/// <summary>How large each part of an upload is.</summary>
/// <remarks>
/// Known length: every part has one size, the wanted one or the least whole number of MiB with which the store's greatest number of parts is
/// enough. Unknown length: the size doubles after each tenth of the greatest number of parts, so that a short stream takes little memory and a
/// long one still fits: with parts of 8 MiB and 10,000 parts about 5 TiB.
/// </remarks>
internal sealed class PartSchedule
{
    private readonly PartLimits _limits;
    private readonly long _first;
    private readonly int _doubleAfter;

    private PartSchedule(PartLimits limits, long first, int doubleAfter)
    {
        _limits = limits;
        _first = first;
        _doubleAfter = doubleAfter;
    }

    public static PartSchedule ForUnknownLength(PartLimits limits, long wanted) =>
        new(limits, Math.Clamp(wanted, limits.LeastSize, Greatest(limits)), Math.Max(1, limits.GreatestCount / 10));

    public static PartSchedule ForLength(PartLimits limits, long wanted, long length)
    {
        long needed = (length + limits.GreatestCount - 1) / limits.GreatestCount;
        long whole = (needed + TransferDefaults.MiB - 1) / TransferDefaults.MiB * TransferDefaults.MiB;
        long size = Math.Max(Math.Clamp(wanted, limits.LeastSize, Greatest(limits)), Math.Min(whole, limits.GreatestSize));
        return size >= needed
            ? new PartSchedule(limits, size, int.MaxValue)
            : throw StorageErrors.InvalidArgument(
                $"A body of {length} bytes is too long: the store takes {limits.GreatestCount} parts of at most {limits.GreatestSize} bytes.");
    }

    /// <summary>The size in bytes of a part, from number 1.</summary>
    public long SizeOf(int number)
    {
        if (number > _limits.GreatestCount)
        {
            throw StorageErrors.InvalidArgument(
                $"The body is too long: the store takes at most {_limits.GreatestCount} parts. Give a greater WithPartSize.");
        }

        int doublings = Math.Min((number - 1) / _doubleAfter, 32);
        return Math.Min(_first << doublings, Math.Max(_first, Greatest(_limits)));
    }

    private static long Greatest(PartLimits limits) => Math.Min(limits.GreatestSize, TransferDefaults.GreatestPartSize);
}
