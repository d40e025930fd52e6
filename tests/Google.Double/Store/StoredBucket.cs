namespace Fluent.Buckets.GoogleDouble;

/// <summary>A bucket: of each name its versions, oldest first.</summary>
internal sealed class StoredBucket
{
    private readonly SortedDictionary<string, List<StoredObject>> _names = new(NameOrder.Instance);

    public bool IsVersioned { get; set; }

    /// <summary>All versions, in the order of names, then of generations.</summary>
    public IEnumerable<StoredObject> Objects => _names.Values.SelectMany(versions => versions);

    public StoredObject? Live(string name) => Versions(name).LastOrDefault(version => version.TimeDeleted is null);

    /// <summary>The present version, or the one of a generation.</summary>
    public StoredObject Need(string name, long? generation) =>
        (generation is null ? Live(name) : Versions(name).FirstOrDefault(version => version.Generation == generation))
        ?? throw new Refusal(404, "notFound", $"No such object: {name}");

    public void Put(StoredObject stored)
    {
        Retire(stored.Name);
        if (!_names.TryGetValue(stored.Name, out List<StoredObject>? versions))
        {
            _names[stored.Name] = versions = [];
        }

        versions.Add(stored);
    }

    public void Replace(StoredObject changed)
    {
        List<StoredObject> versions = _names[changed.Name];
        versions[versions.FindIndex(version => version.Generation == changed.Generation)] = changed;
    }

    /// <summary>Deletes the present version, which a bucket with versions keeps, or one version for good.</summary>
    public void Delete(StoredObject stored, bool forGood)
    {
        if (!forGood)
        {
            Retire(stored.Name);
            return;
        }

        List<StoredObject> versions = _names[stored.Name];
        versions.RemoveAll(version => version.Generation == stored.Generation);
        if (versions.Count == 0)
        {
            _names.Remove(stored.Name);
        }
    }

    private List<StoredObject> Versions(string name) => _names.TryGetValue(name, out List<StoredObject>? versions) ? versions : [];

    private void Retire(string name)
    {
        if (Live(name) is not { } live)
        {
            return;
        }

        if (IsVersioned)
        {
            Replace(live with { TimeDeleted = DateTimeOffset.UtcNow });
        }
        else
        {
            Delete(live, forGood: true);
        }
    }
}
