using CsCheck;

namespace Fluent.Buckets.Tests.Transfers;

public sealed class PartScheduleTests
{
    private const long MiB = 1024 * 1024;

    private static readonly PartLimits S3 = new(5 * MiB, 5L * 1024 * MiB, 10_000);
    private static readonly PartLimits Swift = new(1, 5L * 1024 * MiB, 1_000);

    [Fact]
    public void A_known_length_that_fits_keeps_the_wanted_size() => Assert.Equal(8 * MiB, PartSchedule.ForLength(S3, 8 * MiB, 100 * MiB).SizeOf(3));

    [Fact]
    public void A_known_length_that_needs_it_takes_the_least_whole_MiB() =>
        Assert.Equal(105 * MiB, PartSchedule.ForLength(S3, 8 * MiB, 1024L * 1024 * MiB).SizeOf(1));

    [Theory]
    [InlineData(0, 8)]
    [InlineData(512, 8)]
    [InlineData(513, 9)]
    [InlineData(1024, 16)]
    [InlineData(4096, 64)]
    [InlineData(100_000, 64)]
    public void Parts_that_are_not_held_in_memory_grow_with_the_length(long mebibytes, long size) =>
        Assert.Equal(size * MiB, TransferDefaults.PartSizeFor(mebibytes * MiB));

    [Fact]
    public void A_known_length_beyond_the_store_is_refused()
    {
        StorageException fault = Assert.Throws<StorageException>(() => PartSchedule.ForLength(S3, 8 * MiB, S3.GreatestSize * S3.GreatestCount + 1));
        Assert.Equal(StorageErrorCode.InvalidArgument, fault.Code);
    }

    [Fact]
    public void Every_known_length_fits()
    {
        Gen.Long[0, S3.GreatestSize * S3.GreatestCount].Select(Gen.Long[5 * MiB, 600 * MiB]).Sample((length, wanted) =>
        {
            long size = PartSchedule.ForLength(S3, wanted, length).SizeOf(1);
            return size >= Math.Min(wanted, S3.GreatestSize) && size <= S3.GreatestSize && (length + size - 1) / size <= S3.GreatestCount;
        });
    }

    [Theory]
    [InlineData(1, 8)]
    [InlineData(1_000, 8)]
    [InlineData(1_001, 16)]
    [InlineData(2_001, 32)]
    [InlineData(7_001, 1024)]
    [InlineData(10_000, 1024)]
    public void An_unknown_length_doubles_after_each_tenth(int number, int expected) =>
        Assert.Equal(expected * MiB, PartSchedule.ForUnknownLength(S3, 8 * MiB).SizeOf(number));

    [Fact]
    public void An_unknown_length_doubles_sooner_where_the_store_takes_fewer_parts() =>
        Assert.Equal(16 * MiB, PartSchedule.ForUnknownLength(Swift, 8 * MiB).SizeOf(101));

    [Fact]
    public void A_part_beyond_the_greatest_count_is_refused()
    {
        PartSchedule schedule = PartSchedule.ForUnknownLength(Swift, 8 * MiB);
        Assert.Equal(StorageErrorCode.InvalidArgument, Assert.Throws<StorageException>(() => schedule.SizeOf(1_001)).Code);
    }
}
