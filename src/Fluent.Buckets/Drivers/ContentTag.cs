using System.IO.Hashing;

namespace Fluent.Buckets;

/// <summary>The ETag of the local stores: the XXH128 of the content, so that equal content has an equal tag in each of them.</summary>
internal static class ContentTag
{
    public static string Of(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(XxHash128.Hash(content));

    public static string Of(XxHash128 hash) => Convert.ToHexStringLower(hash.GetCurrentHash());
}
