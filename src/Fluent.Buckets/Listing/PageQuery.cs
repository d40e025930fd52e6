namespace Fluent.Buckets;

/// <summary>Which page of which listing is asked for.</summary>
internal sealed record PageQuery(
    Bucket Bucket, string Prefix, Glob? Glob, ListSettings Settings, bool Folders, int Size, string? Token)
{
    public int Size { get; } = Size >= 1
        ? Size
        : throw StorageErrors.InvalidArgument($"A page of {Size} is refused: the least is 1.");

    /// <summary>The listing as a text that only this one has, wherever the process runs and whatever the store's address is there.</summary>
    public string Scope(BucketPlace place) => string.Join(
        '\0',
        place.Store.Split(':')[0],
        place.Name,
        Folders ? "folder" : "objects",
        place.WholePrefix(Prefix),
        Glob is null ? string.Empty : place.Prefix + '\0' + Glob.Pattern,
        Settings.StartAfter);
}
