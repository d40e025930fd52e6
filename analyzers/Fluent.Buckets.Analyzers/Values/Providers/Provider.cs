namespace Fluent.Buckets.Analyzers.Values;

/// <summary>A provider of object storage, as far as code that is written for it can be checked.</summary>
/// <param name="Flag">Its value in <c>Providers</c>.</param>
/// <param name="Name">Its name in messages.</param>
/// <param name="Features">What it has at its best.</param>
/// <param name="RefuseKey">Why it refuses a whole key, which may have holes. It gives null for a key that it accepts, or may accept.</param>
/// <param name="LongestSignedUrl">How long a signed URL may live. Null means that nothing sure is known.</param>
internal sealed record Provider(
    int Flag, string Name, StoreFeatures Features, Func<string, string?> RefuseKey, TimeSpan? LongestSignedUrl);
