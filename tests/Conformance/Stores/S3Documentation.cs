namespace Fluent.Buckets.Conformance;

/// <summary>What the documentation of Amazon S3 excludes.</summary>
internal static class S3Documentation
{
    /// <summary>
    /// User Guide, "Naming Amazon S3 objects": relative path elements are allowed as long as, read from left to right, their count never exceeds that of the
    /// other elements.
    /// </summary>
    public static bool RefusesKey(string key)
    {
        int others = 0;
        int parents = 0;
        foreach (string element in key.Split('/'))
        {
            if (element == "..")
            {
                parents++;
            }
            else if (element.Length > 0 && element != ".")
            {
                others++;
            }

            if (parents > others)
            {
                return true;
            }
        }

        return false;
    }
}
