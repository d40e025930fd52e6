using Microsoft.Extensions.Configuration;

namespace Fluent.Buckets;

/// <summary>Reads settings into a builder. What is wrong goes to its list of problems, each with the name of its setting.</summary>
internal static class StorageSettings
{
    public const string Store = "Store";
    public const string Stores = "Stores";
    public const string Buckets = "Buckets";

    private const string StoreMeaning = "a store URL, such as file:///srv/data";
    private const string BucketMeaning = "the name of a bucket";

    public static void Read(IConfiguration section, StorageBuilder builder)
    {
        var named = section as IConfigurationSection;
        builder.IsComplete = true;
        builder.SettingsPrefix = named is null ? string.Empty : named.Path + ConfigurationPath.KeyDelimiter;
        foreach (IConfigurationSection child in section.GetChildren())
        {
            if (Is(child, Store))
            {
                ReadStore(child, null, builder);
            }
            else if (Is(child, Stores))
            {
                ReadEach(child, StoreMeaning, builder, static (store, builder) => ReadStore(store, store.Key, builder));
            }
            else if (Is(child, Buckets))
            {
                ReadEach(child, BucketMeaning, builder, ReadBucket);
            }
            else if (named is not null)
            {
                // A misspelt setting must not silently leave the default in place: it may be the name of a production bucket.
                Add(builder, child, $"there is no such setting. Known are {Store}, {Stores} and {Buckets}.");
            }
        }
    }

    private static void ReadEach(
        IConfigurationSection section, string meaning, StorageBuilder builder, Action<IConfigurationSection, StorageBuilder> read)
    {
        if (!string.IsNullOrEmpty(section.Value))
        {
            Add(builder, section, $"this is a section, with {meaning} under each name.");
        }

        foreach (IConfigurationSection child in section.GetChildren())
        {
            read(child, builder);
        }
    }

    private static void ReadStore(IConfigurationSection setting, string? name, StorageBuilder builder)
    {
        string? problem = CheckText(setting, StoreMeaning);
        if (problem is null && setting.Value is { } url)
        {
            problem = Try(() => builder.Open(url, name));
        }

        if (problem is not null)
        {
            builder.FailedStores.Add(name ?? StoreRegistry.DefaultName);
            Add(builder, setting, problem);
        }
    }

    private static void ReadBucket(IConfigurationSection setting, StorageBuilder builder)
    {
        string? problem = CheckText(setting, BucketMeaning);
        if (problem is null && setting.Value is { } name)
        {
            problem = Try(() => builder.NameBucket(setting.Key, name, setting.Path));
        }

        if (problem is not null)
        {
            Add(builder, setting, problem);
        }
    }

    /// <summary>Why a setting is no text. One that is null is as good as absent, so that one source can take back what another sets.</summary>
    private static string? CheckText(IConfigurationSection setting, string meaning) =>
        setting.Value is null ? setting.GetChildren().Any() ? $"this is {meaning}, as one text and not as a section." : null
        : string.IsNullOrWhiteSpace(setting.Value) ? $"this is empty. Set it to {meaning}, or leave it out."
        : null;

    private static string? Try(Func<StorageBuilder> act)
    {
        try
        {
            act();
            return null;
        }
        catch (StorageException fault)
        {
            return fault.Message;
        }
    }

    private static bool Is(IConfigurationSection section, string name) => section.Key.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static void Add(StorageBuilder builder, IConfigurationSection setting, string problem) =>
        builder.Problems.Add(StorageErrors.InvalidArgument($"{setting.Path}: {problem}"));
}
