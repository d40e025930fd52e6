namespace Fluent.Buckets;

/// <summary>Checks what a façade is configured with against the buckets that it has, and collects all that is wrong.</summary>
internal sealed class ConfigurationCheck
{
    private readonly string _facade;
    private readonly IReadOnlyList<DeclaredBucket> _buckets;
    private readonly StorageBuilder _builder;
    private readonly List<StorageException> _problems = [];
    private readonly Dictionary<string, StorageBuilder.NamedBucket> _named = new(StringComparer.Ordinal);

    private ConfigurationCheck(string facade, IReadOnlyList<DeclaredBucket> buckets, StorageBuilder builder)
    {
        _facade = facade;
        _buckets = buckets;
        _builder = builder;
    }

    /// <summary>Gives the stores and names.</summary>
    /// <exception cref="StorageException">Something is wrong; its failures tell each problem, when there are several.</exception>
    public static StoreSet Run(string facade, IReadOnlyList<DeclaredBucket> buckets, StorageBuilder builder)
    {
        var check = new ConfigurationCheck(facade, buckets, builder);
        check._problems.AddRange(builder.Problems);
        check.MatchNames();
        if (builder.IsComplete)
        {
            check.FindMissingStores();
        }

        check.CheckNames();
        if (check._problems.Count == 0 && builder.Stores.Count == 0)
        {
            check.Add(StorageErrorCode.InvalidArgument, $"{facade}.Configure names no store. Say for example s => s.UseDirectory(\"./data\").");
        }

        return check._problems.Count == 0
            ? new StoreSet(builder.Stores, null, check._named.ToDictionary(static named => named.Key, static named => named.Value.Name))
            : throw StorageErrors.Configuration(facade, check._problems);
    }

    private void MatchNames()
    {
        foreach ((string accessor, StorageBuilder.NamedBucket named) in _builder.Names)
        {
            // Settings know no upper and lower case, façades may.
            DeclaredBucket? bucket = _buckets.FirstOrDefault(bucket => bucket.Accessor == accessor)
                ?? _buckets.FirstOrDefault(bucket => string.Equals(bucket.Accessor, accessor, StringComparison.OrdinalIgnoreCase));
            if (bucket?.Accessor is { } known)
            {
                _named[known] = named;
            }
            else
            {
                string[] all = [.. _buckets.Select(static bucket => bucket.Accessor).OfType<string>().Order(StringComparer.Ordinal)];
                Add(
                    StorageErrorCode.InvalidArgument,
                    $"{named.Setting}: {_facade} has no bucket '{accessor}'. "
                    + (all.Length == 0 ? "It has none." : $"It has {string.Join(", ", all)}."));
            }
        }
    }

    private void FindMissingStores()
    {
        foreach (IGrouping<string, DeclaredBucket> group in _buckets.GroupBy(
            static bucket => bucket.Store ?? StoreRegistry.DefaultName, StringComparer.OrdinalIgnoreCase))
        {
            if (!_builder.Stores.ContainsKey(group.Key) && !_builder.FailedStores.Contains(group.Key))
            {
                string who = $"It is the store of {string.Join(", ", group.Select(Show))}.";
                Add(StorageErrorCode.NotConfigured, _builder.SettingsPrefix is null
                    ? $"{_facade} has no {(IsDefault(group.Key) ? "default store" : $"store '{group.Key}'")}. {who} Add it: {Example(group.Key)}."
                    : $"{SettingOf(group.Key)} is missing. {who} Set it to a store URL, such as file:///srv/data.{Hint()}");
            }
        }
    }

    private void CheckNames()
    {
        var places = new Dictionary<(string Store, string Name), DeclaredBucket>();
        foreach (DeclaredBucket bucket in _buckets)
        {
            StorageBuilder.NamedBucket? named = bucket.Accessor is null ? null : _named.GetValueOrDefault(bucket.Accessor);
            string store = bucket.Store ?? StoreRegistry.DefaultName;
            string name = named?.Name ?? bucket.Name;
            if ((named is not null || _builder.IsComplete)
                && _builder.Stores.TryGetValue(store, out ObjectStore? found)
                && found.Driver.BucketNameRules.Check(name) is { } refusal)
            {
                Add(
                    StorageErrorCode.InvalidName,
                    $"{named?.Setting ?? Show(bucket)}: the bucket name {StorageErrors.Show(name)} is refused ({found.Name}). {refusal}");
            }

            if (!places.TryAdd((store.ToUpperInvariant(), name), bucket) && (named is not null || IsNamed(places[(store.ToUpperInvariant(), name)])))
            {
                Add(
                    StorageErrorCode.InvalidName,
                    $"{named?.Setting ?? Show(bucket)}: the bucket name {StorageErrors.Show(name)} is also that of "
                    + $"{Show(places[(store.ToUpperInvariant(), name)])}, in the same store. Give each a name of its own.");
            }
        }
    }

    private bool IsNamed(DeclaredBucket bucket) => bucket.Accessor is { } accessor && _named.ContainsKey(accessor);

    private void Add(StorageErrorCode code, string message) => _problems.Add(new StorageException(code, message));

    private string Show(DeclaredBucket bucket) => $"{_facade}.{bucket.Accessor ?? bucket.Name}";

    private string SettingOf(string store) => _builder.SettingsPrefix
        + (IsDefault(store) ? StorageSettings.Store : $"{StorageSettings.Stores}:{store}");

    private string Hint() => _builder.SettingsPrefix is ""
        ? " If a section holds the settings, pass it: configuration.GetSection(\"Storage\")."
        : string.Empty;

    private static string Example(string store) =>
        IsDefault(store) ? "s.UseDirectory(\"./data\")" : $"s.UseDirectory(\"./data\", name: \"{store}\")";

    private static bool IsDefault(string store) => store.Equals(StoreRegistry.DefaultName, StringComparison.OrdinalIgnoreCase);
}
