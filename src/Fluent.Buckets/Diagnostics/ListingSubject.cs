namespace Fluent.Buckets;

/// <summary>What a listing is about, for telemetry.</summary>
/// <param name="Verb">The verb.</param>
/// <param name="Bucket">The bucket's name. Null means the store.</param>
/// <param name="Key">The one key that is listed. Null means none.</param>
/// <param name="Prefix">What the listed keys start with. Null means all.</param>
internal readonly record struct ListingSubject(string Verb, string? Bucket, string? Key, string? Prefix)
{
    /// <summary>A listing of a bucket or view.</summary>
    public static ListingSubject Of(string verb, Bucket bucket, string prefix)
    {
        string whole = bucket.Prefix + prefix;
        return new ListingSubject(verb, bucket.Name, null, whole.Length > 0 ? whole : null);
    }
}
