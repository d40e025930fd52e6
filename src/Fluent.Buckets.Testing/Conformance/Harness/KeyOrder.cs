using System.Text;

namespace Fluent.Buckets.Conformance;

/// <summary>The orders that a store may declare.</summary>
internal static class KeyOrder
{
    private static readonly Comparer<string> Utf8 = Comparer<string>.Create(
        (left, right) => Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right)));

    /// <summary>The comparison of an order; for <see cref="ListOrder.None"/> any fixed one.</summary>
    public static IComparer<string> Of(ListOrder order) => order == ListOrder.Utf16 ? StringComparer.Ordinal : Utf8;
}
