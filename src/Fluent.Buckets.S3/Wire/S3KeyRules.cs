namespace Fluent.Buckets.S3Storage;

/// <summary>Which keys Amazon S3 holds.</summary>
/// <remarks>
/// Source: Amazon S3 User Guide, "Naming Amazon S3 objects". A key may hold the segments <c>.</c> and <c>..</c> as long as, read from the left, there are never more
/// <c>..</c> than segments before them that are neither; empty segments are not counted here, since the guide does not tell. The key <c>soap</c> is not held where
/// the bucket stands in the host.
/// </remarks>
internal sealed class S3KeyRules(bool pathStyle) : KeyRules
{
    protected override string? Refuse(string key)
    {
        if (!pathStyle && key == "soap")
        {
            return "S3 does not hold the key 'soap' where the bucket stands in the host of the address. Use another key, or PathStyle.";
        }

        int depth = 0;
        foreach (Range range in key.AsSpan().Split('/'))
        {
            depth += key.AsSpan(range) switch
            {
                "" or "." => 0,
                ".." => -1,
                _ => 1,
            };
            if (depth < 0)
            {
                return "Its '..' segments lead above its start, which S3 refuses. Use other segments.";
            }
        }

        return null;
    }
}
