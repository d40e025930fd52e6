namespace Fluent.Buckets.KeysTests;

public enum Size
{
    Small,
    Large_One,
    Größe,
    Huge = Large_One,
}

[ObjectKey("{Year:D4}/{Month:D2}/{Id}.json")]
public readonly partial record struct OrderKey(int Year, int Month, Guid Id);

[ObjectKey("{Value}")]
public readonly partial record struct SByteKey(sbyte Value);

[ObjectKey("{Value:D3}.{More:X2}-{Last:X}")]
public readonly partial record struct ByteKey(byte Value, byte More, byte Last);

[ObjectKey("{Value}-{More}")]
public readonly partial record struct ShortKey(short Value, ushort More);

[ObjectKey("{Value}-{Hex:X}-{Wide:X8}.{Last}")]
public readonly partial record struct IntKey(int Value, int Hex, int Wide, uint Last);

[ObjectKey("{Value}0{Hex:X}0{Wide:X16}0{Last:D20}")]
public readonly partial record struct LongKey(long Value, long Hex, long Wide, ulong Last);

[ObjectKey("{Plain}{Bare:N}{Dashed:D}")]
public readonly partial record struct GuidKey(Guid Plain, Guid Bare, Guid Dashed);

[ObjectKey("{Plain}{Bare:yyyyMMdd}/{Round:O}x{Time}")]
public readonly partial record struct DateKey(DateOnly Plain, DateOnly Bare, DateOnly Round, TimeOnly Time);

[ObjectKey("{When}-{Then:O}x{Exact:O}")]
public readonly partial record struct TimeKey(DateTime When, DateTime Then, DateTimeOffset Exact);

[ObjectKey("{First}_{Second}")]
public readonly partial record struct EnumKey(Size First, DayOfWeek Second);

[ObjectKey("{First}s{Second}")]
public readonly partial record struct BoolKey(bool First, bool Second);

[ObjectKey("{First}/{Second}.{Third}")]
public readonly partial record struct TextKey(string First, string Second, string Third);

[ObjectKey("files/{Owner}/{**Path}")]
public sealed partial record PathKey(string Owner, string Path);

[ObjectKey(".{First}/.{**Path}.4{Last}")]
public readonly partial record struct DotsKey(string First, string Path, string Last);

[ObjectKey("{First}😀{Second}A{Third}\u0085")]
public readonly partial record struct OddKey(string First, string Second, string Third);

[ObjectKey("{Number}.{Span}/{Order}-{Tag}")]
public readonly partial record struct NestedKey(decimal Number, TimeSpan Span, OrderKey Order, Tag Tag);

[ObjectKey("{{{Name}}}")]
public partial record BracesKey(string Name);

[ObjectKey("settings.json")]
public readonly partial record struct FixedKey;

[ObjectKey("{Name}/{Number}")]
public partial struct InitKey
{
    public int Number { get; set; }

    public string Name { get; init; }

    public readonly string Shown => Name + Number;
}

[ObjectKey("{Name}/{Number}")]
public readonly partial struct ConstructorKey(string name, int number)
{
    public string Name { get; } = name;

    public int Number => number;
}
