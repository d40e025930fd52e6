namespace Fluent.Buckets;

/// <summary>One line of a folder listing: an object, or a folder, which is no more than the keys that start with it.</summary>
public sealed record ListEntry
{
    private ListEntry(string key, ObjectInfo? info)
    {
        Key = key;
        Info = info;
    }

    /// <summary>The object's key, or the folder's prefix, which ends in <c>/</c>.</summary>
    public string Key { get; }

    /// <summary>The object. Null means that this line is a folder.</summary>
    public ObjectInfo? Info { get; }

    /// <summary>Whether this line is a folder.</summary>
    public bool IsFolder => Info is null;

    /// <summary>A line for an object.</summary>
    public static ListEntry ForObject(ObjectInfo info)
    {
        ArgumentNullException.ThrowIfNull(info);
        return new ListEntry(info.Key, info);
    }

    /// <summary>A line for a folder.</summary>
    /// <param name="prefix">The prefix, with its closing <c>/</c>.</param>
    public static ListEntry ForFolder(string prefix) => new(prefix, null);
}
