namespace Fluent.Buckets;

/// <summary>A version in memory, or the mark of a deletion.</summary>
/// <param name="Number">Its place among all versions of the store; later ones are greater.</param>
/// <param name="CreatedAt">When it was written, or the object deleted.</param>
/// <param name="Stored">The object. Null means that it was deleted here.</param>
internal sealed record MemoryVersion(long Number, DateTimeOffset CreatedAt, MemoryObject? Stored)
{
    public string Id => IdOf(Number);

    public static string IdOf(long number) => number.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);

    public ObjectVersion Tell(string key, bool isLatest) => new()
    {
        Key = key,
        Id = Id,
        IsLatest = isLatest,
        CreatedAt = CreatedAt,
        Info = Stored?.Info,
    };
}
