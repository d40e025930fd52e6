namespace Fluent.Buckets.Tests.Errors;

public sealed class StorageErrorsTests
{
    [Fact]
    public void A_missing_object_names_everything_and_the_way_out()
    {
        StorageException fault = StorageErrors.ObjectNotFound("memory", "photos", "rome/1.jpg");
        Assert.Equal("memory", fault.Store);
        Assert.Equal("photos", fault.Bucket);
        Assert.Equal("rome/1.jpg", fault.Key);
        Assert.Contains("'rome/1.jpg'", fault.Message, StringComparison.Ordinal);
        Assert.Contains("TryGetInfo", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plain", "'plain'")]
    [InlineData("a\nb", "'a\\u000ab'")]
    [InlineData("😀", "'😀'")]
    public void Show_makes_control_characters_visible(string key, string shown) => Assert.Equal(shown, StorageErrors.Show(key));

    [Fact]
    public void Show_makes_half_of_a_surrogate_pair_visible() => Assert.Equal("'\\ud83d'", StorageErrors.Show("\ud83d"));

    [Fact]
    public void Show_cuts_a_long_key()
    {
        string shown = StorageErrors.Show(new string('x', 1024));
        Assert.InRange(shown.Length, 150, 220);
        Assert.EndsWith("…'", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StorageErrorCode.Throttled, true)]
    [InlineData(StorageErrorCode.Unavailable, true)]
    [InlineData(StorageErrorCode.Timeout, true)]
    [InlineData(StorageErrorCode.Conflict, true)]
    [InlineData(StorageErrorCode.ObjectNotFound, false)]
    [InlineData(StorageErrorCode.AccessDenied, false)]
    public void The_code_tells_whether_to_try_again(StorageErrorCode code, bool transient) =>
        Assert.Equal(transient, new StorageException(code, "message").IsTransient);
}
