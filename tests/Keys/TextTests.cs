namespace Fluent.Buckets.KeysTests;

/// <summary>The exact texts of keys.</summary>
public sealed class TextTests
{
    private static readonly Guid Id = Guid.Parse("6f5bad7e-1e9e-2514-c008-a1da30c5e5f5");

    [Fact]
    public void The_example() => AssertText("2026/11/6f5bad7e-1e9e-2514-c008-a1da30c5e5f5.json", new OrderKey(2026, 11, Id));

    [Fact]
    public void Integers()
    {
        AssertText("-128", new SByteKey(sbyte.MinValue));
        AssertText("007.0A-F", new ByteKey(7, 10, 15));
        AssertText("%2D5-9", new ShortKey(-5, 9));
        AssertText("1-FFFFFFFF-0000000A.4", new IntKey(1, -1, 10, 4));
        AssertText("1%300F0FFFFFFFFFFFFFFFF000000000000000000007", new LongKey(10, 15, -1, 7));
    }

    [Fact]
    public void Guids_dates_and_times()
    {
        AssertText(
            "6f5bad7e-1e9e-2514-c008-a1da30c5e5f56f5bad7e1e9e2514c008a1da30c5e5f500000000-0000-0000-0000-000000000000",
            new GuidKey(Id, Id, Guid.Empty));
        AssertText(
            "2026-11-2420261124/0001-01-01x23:59:58.0000001",
            new DateKey(new(2026, 11, 24), new(2026, 11, 24), DateOnly.MinValue, new TimeOnly(23, 59, 58).Add(TimeSpan.FromTicks(1))));
        AssertText(
            "2026%2D11%2D24T01:02:03.0000000Z-2026-11-24T01:02:03.0000000x2026-11-24T01:02:03.0000000-03:30",
            new TimeKey(
                new(2026, 11, 24, 1, 2, 3, DateTimeKind.Utc),
                new(2026, 11, 24, 1, 2, 3, DateTimeKind.Unspecified),
                new(2026, 11, 24, 1, 2, 3, new TimeSpan(-3, -30, 0))));
    }

    [Fact]
    public void Enums_and_booleans()
    {
        AssertText("Small_Friday", new EnumKey(Size.Small, DayOfWeek.Friday));
        AssertText("Größe_Friday", new EnumKey(Size.Größe, DayOfWeek.Friday));
        AssertText("Trues" + "False", new BoolKey(true, false));
        AssertText("Fal%73es" + "True", new BoolKey(false, true));
    }

    [Theory]
    [InlineData("a", "b", "c", "a/b.c")]
    [InlineData("a/b", "100%", "a.b", "a%2Fb/100%25.a.b")]
    [InlineData(".", "..", "...", "%2E/%2E%2E....")]
    [InlineData("..", ".", ".", "%2E%2E/%2E..")]
    [InlineData("...", ".a", "..", ".../%2Ea...")]
    [InlineData("\r\n", "\0\u007F", "\u0085\u2028", "%0D%0A/%00%7F.%C2%85\u2028")]
    [InlineData("中😀", "%2F", " ", "中😀/%252F. ")]
    public void Strings(string first, string second, string third, string text) => AssertText(text, new TextKey(first, second, third));

    [Theory]
    [InlineData("me", "a/b.txt", "files/me/a/b.txt")]
    [InlineData("me", "/a//b/", "files/me//a//b/")]
    [InlineData("me", "..", "files/me/%2E%2E")]
    [InlineData("me", "../a/./..", "files/me/%2E%2E/a/%2E/%2E%2E")]
    [InlineData("me", "a/.../..b", "files/me/a/.../..b")]
    [InlineData("..", "%/\t", "files/%2E%2E/%25/%09")]
    public void Strings_with_slashes(string owner, string path, string text) => AssertText(text, new PathKey(owner, path));

    [Theory]
    [InlineData(".", ".", ".", ".%2E/.%2E.4.")]
    [InlineData("..", "../..", "x", ".../.%2E%2E/%2E%2E.4x")]
    [InlineData("x", "a/./b", "..", ".x/.a/%2E/b.4..")]
    public void Dots_that_would_make_a_segment(string first, string path, string last, string text)
    {
        AssertText(text, new DotsKey(first, path, last));
        Assert.DoesNotContain(text.Split('/'), static segment => segment is "." or "..");
    }

    [Fact]
    public void Types_that_format_themselves() => AssertText(
        "-1%2E50.1.00:00:00/0001%2F02%2F6f5bad7e%2D1e9e%2D2514%2Dc008%2Da1da30c5e5f5.json-tag:a%2Fb",
        new NestedKey(-1.50m, TimeSpan.FromDays(1), new OrderKey(1, 2, Id), new Tag("a/b")));

    [Fact]
    public void Braces() => AssertText("{a}", new BracesKey("a"));

    [Fact]
    public void No_holes() => AssertText("settings.json", default(FixedKey));

    [Fact]
    public void Structs_that_are_no_records()
    {
        AssertText("a/7", new InitKey { Name = "a", Number = 7 });
        AssertText("a/7", new ConstructorKey("a", 7));
    }

    [Fact]
    public void Long_strings()
    {
        string name = new('a', 5000);
        AssertText($"{{{name}}}", new BracesKey(name));
        AssertText($"{{{string.Concat(Enumerable.Repeat("%25", 5000))}}}", new BracesKey(new string('%', 5000)));
    }

    [Fact]
    public void A_derived_record_has_the_text_of_its_key() => Assert.Equal("{a}", new MoreBracesKey("a").ToString());

    [Fact]
    public void Interpolation_and_composite_formatting_give_the_text() => Assert.Equal(
        "<a/7> <a/7>", string.Format(KeyLaws.OddCulture, "<{0:X}> ", new ConstructorKey("a", 7)) + $"<{new ConstructorKey("a", 7):X}>");

    private static void AssertText<TKey>(string text, TKey key)
        where TKey : IObjectKey<TKey>
    {
        Assert.Equal(text, key.ToString());
        Assert.Equal(key, TKey.Parse(text, null));
    }

    private sealed record MoreBracesKey(string Name) : BracesKey(Name);
}
