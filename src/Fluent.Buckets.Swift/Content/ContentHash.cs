using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Fluent.Buckets.OpenStackSwift;

/// <summary>The MD5 of a content, which is Swift's ETag.</summary>
[SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "Swift's ETag is an MD5: it finds damage, it protects nothing.")]
internal static class ContentHash
{
    public static string Of(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(MD5.HashData(content));

    public static IncrementalHash Start() => IncrementalHash.CreateHash(HashAlgorithmName.MD5);

    public static string Text(IncrementalHash hash) => Convert.ToHexStringLower(hash.GetCurrentHash());
}
