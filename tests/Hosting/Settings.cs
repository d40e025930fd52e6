namespace Fluent.Buckets.Hosting.Tests;

/// <summary>Settings as a JSON file or the environment would give them.</summary>
internal static class Settings
{
    public static IConfigurationRoot Of(params (string Key, string? Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(ToPairs(settings)).Build();

    public static IConfigurationBuilder Add(this IConfigurationBuilder builder, params (string Key, string? Value)[] settings) =>
        builder.AddInMemoryCollection(ToPairs(settings));

    private static IEnumerable<KeyValuePair<string, string?>> ToPairs((string Key, string? Value)[] settings) =>
        settings.Select(static setting => KeyValuePair.Create(setting.Key, setting.Value));
}
