using Fluent.Buckets.TestServers;

namespace Fluent.Buckets.Models.Stores;

/// <summary>Azurite.</summary>
public sealed class AzureTests
{
    [Fact]
    public Task Azurite_is_as_the_model() => ModelCheck.Holds(new ModelStore("Azurite", ServerStores.Azurite())
    {
        RefusesKey = Refuses,
        WritesVoidUploads = true,
        LacksEmptyTags = true,
        TakesPartsForObjects = true,
    });

    /// <summary>Source: "Naming and referencing containers, blobs, and metadata"; the driver keeps its marks of uploads below a prefix of its own.</summary>
    private static bool Refuses(string key) =>
        key.Any(c => char.IsControl(c) || c is '\\' or (>= '\uE000' and <= '\uF8FF'))
        || key.EndsWith('/')
        || key.Split('/').Any(segment => segment.EndsWith('.'))
        || key.Split('/').Length > 254
        || key.StartsWith(".fluent-buckets/", StringComparison.Ordinal);
}
