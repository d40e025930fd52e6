namespace Fluent.Buckets.Tests.Drivers;

public sealed class ByteRangeTests
{
    [Fact]
    public void Resolves_and_clamps()
    {
        Assert.Equal((3, 4), ByteRange.Between(3, 7).Resolve(10));
        Assert.Equal((3, 7), ByteRange.Between(3, 700).Resolve(10));
        Assert.Equal((10, 0), ByteRange.Between(10, 20).Resolve(10));
        Assert.Equal((5, 0), ByteRange.Between(5, 5).Resolve(10));
        Assert.Equal((4, 6), ByteRange.From(4).Resolve(10));
        Assert.Equal((10, 0), ByteRange.From(10).Resolve(10));
        Assert.Equal((8, 2), ByteRange.Last(2).Resolve(10));
        Assert.Equal((0, 10), ByteRange.Last(20).Resolve(10));
        Assert.Equal((10, 0), ByteRange.Last(0).Resolve(10));
        Assert.Equal((0, 0), ByteRange.From(0).Resolve(0));
    }

    [Fact]
    public void Refuses_what_is_no_range()
    {
        Assert.Throws<StorageException>(() => ByteRange.Between(-1, 5));
        Assert.Throws<StorageException>(() => ByteRange.Between(5, 4));
        Assert.Throws<StorageException>(() => ByteRange.From(-1));
        Assert.Throws<StorageException>(() => ByteRange.Last(-1));
        Assert.Throws<StorageException>(() => ByteRange.From(11).Resolve(10));
        Assert.Throws<StorageException>(() => ByteRange.Between(11, 12).Resolve(10));
    }
}
