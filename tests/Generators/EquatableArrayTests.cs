namespace Fluent.Buckets.Generators.Tests;

public sealed class EquatableArrayTests
{
    [Fact]
    public void Equal_elements_make_equal_arrays()
    {
        var one = new EquatableArray<string>(["a", "b"]);
        var other = new EquatableArray<string>(["a", "b"]);
        Assert.True(one == other);
        Assert.True(one.Equals((object)other));
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
    }

    [Theory]
    [InlineData("b", "a")]
    [InlineData("a")]
    [InlineData("a", "b", "c")]
    public void Another_order_or_length_is_unequal(params string[] items) =>
        Assert.True(new EquatableArray<string>(["a", "b"]) != new EquatableArray<string>(items));

    [Fact]
    public void Default_is_empty()
    {
        Assert.Equal(new EquatableArray<string>([]), default);
        Assert.Empty(default(EquatableArray<string>));
    }
}
