namespace Fluent.Buckets.Faults;

/// <summary>What a case has to work with: its bucket by both ways, its keys, and what they hold before and after.</summary>
internal sealed class Scene(Random random, Bucket straight, Bucket faulty, string prefix) : IDisposable
{
    /// <summary>Two parts of the least size, and one byte.</summary>
    public const int Large = (10 * 1024 * 1024) + 1;

    /// <summary>The least size of a part.</summary>
    public const int LeastPart = 5 * 1024 * 1024;

    private string? _folder;

    public Random Random { get; } = random;

    /// <summary>The bucket, past the proxy.</summary>
    public Bucket Straight { get; } = straight;

    /// <summary>The bucket, through the proxy.</summary>
    public Bucket Faulty { get; } = faulty;

    /// <summary>The case's own folder in the bucket.</summary>
    public string Prefix { get; } = prefix;

    /// <summary>The key that the verb is about.</summary>
    public string Key { get; } = prefix + "a";

    /// <summary>A second key.</summary>
    public string Other { get; } = prefix + "b";

    /// <summary>A name for a bucket of the case's own.</summary>
    public string BucketName { get; } = $"{straight.Name}-{prefix.TrimEnd('/')}";

    public BucketObject Target => Faulty.Object(Key);

    /// <summary>What each key holds before. Null means that it is missing.</summary>
    public Dictionary<string, ObjectState?> Before { get; } = [];

    /// <summary>What each key holds when the verb has succeeded.</summary>
    public Dictionary<string, ObjectState?> After { get; } = [];

    /// <summary>Whether tags are looked at.</summary>
    public bool WithTags { get; set; }

    /// <summary>The limit of the operation. Null means none.</summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary>A folder of this machine.</summary>
    public string Folder => _folder ??= Directory.CreateTempSubdirectory("faults-").FullName;

    /// <summary>The length of a small object.</summary>
    public int Small() => Random.Next(4) switch
    {
        0 => VersionedBody.LeastLength,
        1 => Random.Next(100, 1000),
        2 => Random.Next(4000, 70_000),
        _ => Random.Next(100_000, 300_000),
    };

    /// <summary>The length of a large object.</summary>
    public int Big() => Large + Random.Next(1000);

    /// <summary>An object is there or not, and another takes its place.</summary>
    public void Overwrite(int length)
    {
        Before[Key] = Random.Next(4) == 0 ? null : ObjectState.Of(1, Small());
        After[Key] = ObjectState.Of(2, length);
    }

    /// <summary>An object is there and stays.</summary>
    public ObjectState Keep(int length) => Keep(Key, length);

    /// <summary>An object is there and stays.</summary>
    public ObjectState Keep(string key, int length)
    {
        var state = ObjectState.Of(1, length);
        Before[key] = After[key] = state;
        return state;
    }

    /// <summary>Gives an operation the case's limit.</summary>
    public TSelf Limit<TSelf, T>(StorageOperation<TSelf, T> operation)
        where TSelf : StorageOperation<TSelf, T> =>
        Timeout is { } limit ? operation.WithTimeout(limit) : (TSelf)operation;

    public void Dispose()
    {
        if (_folder is not null)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}
