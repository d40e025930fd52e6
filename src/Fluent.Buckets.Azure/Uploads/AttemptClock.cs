using System.Globalization;

namespace Fluent.Buckets.AzureBlobs;

/// <summary>Gives texts that ascend in time, never one twice: hundred-thousandths of a second since 1970, in hexadecimal.</summary>
internal sealed class AttemptClock(TimeProvider timeProvider)
{
    public const int TextLength = 12;

    private const long TicksPerUnit = TimeSpan.TicksPerMillisecond / 100;

    private long _last;

    public string Next()
    {
        long now = (timeProvider.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TicksPerUnit;
        while (true)
        {
            long last = Interlocked.Read(ref _last);
            long next = Math.Max(now, last + 1);
            if (Interlocked.CompareExchange(ref _last, next, last) == last)
            {
                return next.ToString("x12", CultureInfo.InvariantCulture);
            }
        }
    }
}
