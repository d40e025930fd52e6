using CsCheck;

namespace Fluent.Buckets.KeysTests;

/// <summary>Both laws, 10,000 keys for each supported type: a key's text parses to the key; a text that parses is the text of its key.</summary>
public sealed class PropertyTests
{
    [Fact]
    public void Mixed() => KeyLaws.Hold(
        Gen.Select(Gen.Int[0, 9999], Gen.Int[0, 99], Gen.Guid, static (year, month, id) => new OrderKey(year, month, id)));

    [Fact]
    public void Signed_bytes() => KeyLaws.Hold(Gen.SByte.Select(static value => new SByteKey(value)));

    [Fact]
    public void Bytes() => KeyLaws.Hold(Gen.Select(Gen.Byte, Gen.Byte, Gen.Byte, static (a, b, c) => new ByteKey(a, b, c)));

    [Fact]
    public void Shorts() => KeyLaws.Hold(Gen.Select(Gen.Short, Gen.UShort, static (a, b) => new ShortKey(a, b)));

    [Fact]
    public void Ints() => KeyLaws.Hold(Gen.Select(Gen.Int, Gen.Int, Gen.Int, Gen.UInt, static (a, b, c, d) => new IntKey(a, b, c, d)));

    [Fact]
    public void Longs() => KeyLaws.Hold(Gen.Select(Gen.Long, Gen.Long, Gen.Long, Gen.ULong, static (a, b, c, d) => new LongKey(a, b, c, d)));

    [Fact]
    public void Guids() => KeyLaws.Hold(Gen.Select(Gen.Guid, Gen.Guid, Gen.Guid, static (a, b, c) => new GuidKey(a, b, c)));

    [Fact]
    public void Dates() => KeyLaws.Hold(Gen.Select(
        Gen.DateOnly, Gen.DateOnly, Gen.DateOnly, Gen.TimeOnly, static (a, b, c, d) => new DateKey(a, b, c, d)));

    [Fact]
    public void Times() => KeyLaws.Hold(Gen.Select(Universal, Universal, Gen.DateTimeOffset, static (a, b, c) => new TimeKey(a, b, c)));

    [Fact]
    public void Enums() => KeyLaws.Hold(
        Gen.Select(Gen.Enum<Size>(), Gen.Enum<DayOfWeek>(), static (a, b) => new EnumKey(a, b)));

    [Fact]
    public void Booleans() => KeyLaws.Hold(Gen.Select(Gen.Bool, Gen.Bool, static (a, b) => new BoolKey(a, b)));

    [Fact]
    public void Strings() => KeyLaws.Hold(
        Gen.Select(KeyLaws.Text, KeyLaws.Text, KeyLaws.Text, static (a, b, c) => new TextKey(a, b, c)));

    [Fact]
    public void Strings_with_slashes() => KeyLaws.Hold(Gen.Select(KeyLaws.Text, KeyLaws.Text, static (a, b) => new PathKey(a, b)));

    [Fact]
    public void Strings_after_dots() => KeyLaws.Hold(
        Gen.Select(KeyLaws.Text, KeyLaws.Text, KeyLaws.Text, static (a, b, c) => new DotsKey(a, b, c)));

    [Fact]
    public void Strings_before_odd_literals() => KeyLaws.Hold(
        Gen.Select(KeyLaws.Text, KeyLaws.Text, KeyLaws.Text, static (a, b, c) => new OddKey(a, b, c)));

    [Fact]
    public void Strings_in_braces() => KeyLaws.Hold(KeyLaws.Text.Select(static name => new BracesKey(name)));

    [Fact]
    public void Types_that_format_themselves() => KeyLaws.Hold(Gen.Select(
        Gen.Decimal,
        Gen.TimeSpan,
        Gen.Select(Gen.Int[0, 99], Gen.Guid, static (part, id) => new OrderKey(part, part, id)),
        KeyLaws.Text,
        static (number, span, order, tag) => new NestedKey(number, span, order, new Tag(tag))));

    [Fact]
    public void Random_texts_are_exact() => KeyLaws.Text.Sample(
        static text =>
        {
            KeyLaws.AssertExact<SByteKey>(text);
            KeyLaws.AssertExact<TextKey>($"{text}/{text}.{text}");
            KeyLaws.AssertExact<PathKey>($"files/{text}/{text}");
            KeyLaws.AssertExact<DotsKey>($".{text}/.{text}.4{text}");
            KeyLaws.AssertExact<OddKey>($"{text}😀{text}A{text}\u0085");
            KeyLaws.AssertExact<EnumKey>($"{text}_{text}");
            KeyLaws.AssertExact<NestedKey>($"{text}.{text}/{text}-{text}");
            return true;
        },
        iter: 10_000);

    private static Gen<DateTime> Universal => Gen.Select(
        Gen.DateTime, Gen.Bool, static (time, utc) => DateTime.SpecifyKind(time, utc ? DateTimeKind.Utc : DateTimeKind.Unspecified));
}
