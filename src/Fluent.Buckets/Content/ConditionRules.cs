namespace Fluent.Buckets;

/// <summary>What a condition may hold.</summary>
internal static class ConditionRules
{
    public static void CheckETag(string etag)
    {
        ArgumentNullException.ThrowIfNull(etag);
        if (etag.Length == 0 || etag == "*" || etag[0] == '"')
        {
            throw StorageErrors.InvalidArgument(
                $"'{etag}' is not an ETag. Give the ETag of an ObjectInfo, without quotes; for \"only when there is none\" say IfAbsent().");
        }
    }
}
