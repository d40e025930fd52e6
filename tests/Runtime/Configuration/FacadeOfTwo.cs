using Microsoft.Extensions.Configuration;

namespace Fluent.Buckets.Tests.Configuration;

/// <summary>What the generator makes of a façade with <c>Photos</c> in the default store and <c>Films</c> in the store <c>archive</c>.</summary>
internal sealed class FacadeOfTwo : IAsyncDisposable
{
    public FacadeOfTwo()
    {
        Photos = new Declared(Stores, "photos", null, "Photos");
        Films = new Declared(Stores, "films", "archive", "Films");
    }

    public StoreRegistry Stores { get; } = new("Media");

    public Bucket Photos { get; }

    public Bucket Films { get; }

    public static IConfigurationSection Section(params (string Key, string? Value)[] settings) =>
        Root([.. settings.Select(static setting => ("Storage:" + setting.Key, setting.Value))]).GetSection("Storage");

    public static IConfigurationRoot Root(params (string Key, string? Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(static setting => KeyValuePair.Create(setting.Key, setting.Value)))
        .Build();

    public void Configure(params (string Key, string? Value)[] settings) => Stores.Configure(s => s.UseConfiguration(Section(settings)));

    /// <summary>Configures, and gives what is wrong: one message for each problem.</summary>
    public string[] ProblemsOf(params (string Key, string? Value)[] settings) => ProblemsOf(s => s.UseConfiguration(Section(settings)));

    public string[] ProblemsOf(Action<StorageBuilder> configure)
    {
        StorageException fault = Assert.Throws<StorageException>(() => Stores.Configure(configure));
        StorageException[] problems = [.. fault.Failures.Count > 0 ? fault.Failures : [fault]];
        Assert.All(problems, problem => Assert.Contains(problem.Message, fault.Message, StringComparison.Ordinal));
        return [.. problems.Select(static problem => problem.Message)];
    }

    public ValueTask DisposeAsync() => Stores.DisposeAsync();

    private sealed class Declared(StoreRegistry stores, string name, string? store, string accessor) : Bucket(stores, name, store, accessor);
}
