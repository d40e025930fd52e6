using System.Text;
using CsCheck;

namespace Fluent.Buckets.Tests.Drivers;

public sealed class Utf8OrderTests
{
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.Char['\u0001', '\ud7ff'].Select(c => c.ToString()),
        Gen.Char['\ue000', '\uffff'].Select(c => c.ToString()),
        Gen.Int[0x10000, 0x10ffff].Select(char.ConvertFromUtf32),
        Gen.Const("a"), Gen.Const("/"), Gen.Const("-"), Gen.Const("a/")).Array[0, 6].Select(string.Concat);

    [Fact]
    public void Orders_as_the_bytes_do() => Gen.Select(Text, Text).Sample((a, b) =>
        Math.Sign(Utf8Order.Compare(a, b))
            == Math.Sign(Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b))));
}
