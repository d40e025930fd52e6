namespace Fluent.Buckets.KeysTests;

/// <summary>Values without a text, and texts without a value.</summary>
public sealed class RefusalTests
{
    public static TheoryData<object> Unwritable =>
    [
        new OrderKey(12345, 1, default),
        new OrderKey(-1, 1, default),
        new OrderKey(1, 100, default),
        new TextKey(string.Empty, "b", "c"),
        new TextKey("a", "b", null!),
        default(TextKey),
        new TextKey("a", "\ud800", "c"),
        new TextKey("\udc00a", "b", "c"),
        new EnumKey((Size)99, DayOfWeek.Friday),
        new TimeKey(new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Local), default, default),
        new NestedKey(1, default, new OrderKey(1, 2, default), null!),
        new EmptyKey(new Empty()),
        new EmptyKey(new Empty { Endless = true }),
    ];

    [Theory]
    [MemberData(nameof(Unwritable), DisableDiscoveryEnumeration = true)]
    public void Value_without_a_text(object key)
    {
        var formattable = (ISpanFormattable)key;
        char[] buffer = new char[1000];
        foreach (Action format in new Action[]
        {
            () => key.ToString(), () => formattable.ToString(null, null), () => formattable.TryFormat(buffer, out _, default, null),
        })
        {
            StorageException error = Assert.Throws<StorageException>(format);
            Assert.Equal(StorageErrorCode.InvalidKey, error.Code);
            Assert.Contains($"This {key.GetType().Name} is no key of the form '", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026/11/")]
    [InlineData("2026/11/6f5bad7e-1e9e-2514-c008-a1da30c5e5f5")]
    [InlineData("2026/11/6f5bad7e-1e9e-2514-c008-a1da30c5e5f5.json ")]
    [InlineData("2026/11/6F5BAD7E-1e9e-2514-c008-a1da30c5e5f5.json")]
    [InlineData("2026/11/6f5bad7e1e9e2514c008a1da30c5e5f5.json")]
    [InlineData("02026/11/6f5bad7e-1e9e-2514-c008-a1da30c5e5f5.json")]
    [InlineData("+026/11/6f5bad7e-1e9e-2514-c008-a1da30c5e5f5.json")]
    [InlineData("-026/11/6f5bad7e-1e9e-2514-c008-a1da30c5e5f5.json")]
    [InlineData(" 026/11/6f5bad7e-1e9e-2514-c008-a1da30c5e5f5.json")]
    [InlineData("2026/1/6f5bad7e-1e9e-2514-c008-a1da30c5e5f5.json")]
    [InlineData("%32026/11/6f5bad7e-1e9e-2514-c008-a1da30c5e5f5.json")]
    [InlineData("٢٠٢٦/11/6f5bad7e-1e9e-2514-c008-a1da30c5e5f5.json")]
    public void Text_that_is_no_order(string text) => AssertRefused<OrderKey>(text);

    [Theory]
    [InlineData("/b.c")]
    [InlineData("a/.c")]
    [InlineData("a/b.")]
    [InlineData("a/b/c.d")]
    [InlineData("./b.c")]
    [InlineData("a/b%2Ec")]
    [InlineData("%61/b.c")]
    [InlineData("%2f/b.c")]
    [InlineData("%/b.c")]
    [InlineData("%2/b.c")]
    [InlineData("%C3/b.c")]
    [InlineData("%C0%AF/b.c")]
    [InlineData("%ED%A0%80/b.c")]
    [InlineData("%FF/b.c")]
    [InlineData("a\t/b.c")]
    [InlineData("a/b.c%")]
    [InlineData("%2E%2E%2E/b.c")]
    public void Text_that_is_no_text_key(string text) => AssertRefused<TextKey>(text);

    [Fact]
    public void Text_with_half_of_a_surrogate_pair() => AssertRefused<TextKey>("\ud800/b.c");

    [Theory]
    [InlineData("0_Friday")]
    [InlineData("small_Friday")]
    [InlineData(" Small_Friday")]
    [InlineData("Huge_Friday")]
    [InlineData("Large_One_Friday")]
    [InlineData("Small,Größe_Friday")]
    [InlineData("Small_5")]
    [InlineData("99_Friday")]
    public void Text_that_is_no_enum(string text) => AssertRefused<EnumKey>(text);

    [Theory]
    [InlineData("128")]
    [InlineData("-0")]
    [InlineData("+1")]
    [InlineData("01")]
    [InlineData("1 ")]
    [InlineData("1\0")]
    [InlineData("%31")]
    public void Text_that_is_no_number(string text) => AssertRefused<SByteKey>(text);

    [Theory]
    [InlineData("trues" + "False")]
    [InlineData("Trues" + "FALSE")]
    [InlineData("Falses" + "True")]
    public void Text_that_is_no_boolean(string text) => AssertRefused<BoolKey>(text);

    [Fact]
    public void Text_of_a_local_time() => AssertRefused<TimeKey>(
        "2026%2D11%2D24T01:02:03.0000000+01:00-2026-11-24T01:02:03.0000000x2026-11-24T01:02:03.0000000-03:30");

    [Fact]
    public void Text_that_its_type_formats_otherwise() => AssertRefused<NestedKey>(
        "-1%2E50.1.00:00:00/0001%2F02%2F6f5bad7e%2D1e9e%2D2514%2Dc008%2Da1da30c5e5f5.json-TAG:a");

    [Fact]
    public void Null()
    {
        Assert.False(OrderKey.TryParse(null, out _));
        Assert.False(OrderKey.TryParse((string?)null, null, out _));
        Assert.Throws<ArgumentNullException>("s", static () => OrderKey.Parse((string)null!));
    }

    [Fact]
    public void Message_names_type_template_and_text()
    {
        FormatException error = Assert.Throws<FormatException>(static () => OrderKey.Parse("2026\n"));
        Assert.Equal(
            "'2026\\u000a' is no OrderKey, whose text has the form '{Year:D4}/{Month:D2}/{Id}.json'. Use TryParse where that may be.",
            error.Message);
    }

    private static void AssertRefused<TKey>(string text)
        where TKey : IObjectKey<TKey>
    {
        Assert.False(TKey.TryParse(text, null, out TKey? key));
        Assert.Equal(default, key);
        Assert.False(TKey.TryParse(text.AsSpan(), null, out _));
        Assert.Throws<FormatException>(() => TKey.Parse(text, null));
        Assert.Throws<FormatException>(() => TKey.Parse(text.AsSpan(), null));
    }
}
