using System.Text;

namespace Fluent.Buckets.GoogleDouble;

/// <summary>The order of listings: by the bytes of names in UTF-8.</summary>
internal sealed class NameOrder : IComparer<string>
{
    public static NameOrder Instance { get; } = new();

    public int Compare(string? x, string? y) => Encoding.UTF8.GetBytes(x!).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y!));
}
