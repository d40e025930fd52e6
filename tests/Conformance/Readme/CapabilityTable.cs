using System.Text;

namespace Fluent.Buckets.Conformance.Readme;

/// <summary>The table of providers and capabilities that the README shows, made of what the drivers declare.</summary>
internal static class CapabilityTable
{
    private static readonly (string Name, Func<StoreCapabilities, string> Cell)[] Rows =
    [
        ("upload only if absent", c => Writes(c, StoreConditions.WriteIfAbsent, StoreConditions.CompleteIfAbsent)),
        ("upload only if it has an ETag", c => Writes(c, StoreConditions.WriteIfMatch, StoreConditions.CompleteIfMatch)),
        ("read only if it has, or has not, an ETag", c => Mark(c.Conditions, StoreConditions.ReadIfMatch | StoreConditions.ReadIfNoneMatch)),
        ("delete only if it has an ETag", c => Mark(c.Conditions, StoreConditions.DeleteIfMatch)),
        ("copy only if the target is absent", c => Mark(c.Conditions, StoreConditions.CopyIfAbsent)),
        ("copy only if the source has an ETag", c => Mark(c.Conditions, StoreConditions.CopyIfSourceMatches)),
        ("uploads in parts", c => c.Parts is { } parts ? $"{parts.GreatestCount:N0} × {Size(parts.GreatestSize)}" : No),
        ("greatest single upload", c => Size(c.GreatestSingleWrite)),
        ("order of listings", c => c.ListOrder switch { ListOrder.Utf8 => "UTF-8", ListOrder.Utf16 => "UTF-16", _ => "none" }),
        ("listings start after a key", c => Mark(c.ListsStartAfter)),
        ("metadata replaced without the content", c => Mark(c.SetsMetadata)),
        ("tags", c => Mark(c.Tags)),
        ("append", c => Mark(c.Appends)),
        ("versions", c => Mark(c.Versions)),
        ("tiers", c => Mark(c.Tiers.Count > 0)),
        ("signed download and upload URLs", c => Mark(c.SignedUrls, SignedUrlFeatures.Download | SignedUrlFeatures.Upload)),
        ("… with other content headers", c => Mark(c.SignedUrls, SignedUrlFeatures.ResponseHeaders)),
        ("… with a greatest length", c => Mark(c.SignedUrls, SignedUrlFeatures.GreatestLength)),
        ("… only if absent", c => Mark(c.SignedUrls, SignedUrlFeatures.IfAbsent)),
    ];

    private const string Yes = "✓";
    private const string No = "–";

    /// <summary>The table, in Markdown.</summary>
    public static string Make(IReadOnlyList<(string Name, StoreCapabilities Capabilities)> stores)
    {
        var table = new StringBuilder();
        table.Append("| |").AppendJoin(" |", stores.Select(store => $" {store.Name}")).Append(" |\n|---|");
        table.AppendJoin(string.Empty, stores.Select(_ => ":-:|")).Append('\n');
        foreach ((string name, Func<StoreCapabilities, string> cell) in Rows)
        {
            table.Append("| ").Append(name).Append(" |").AppendJoin(" |", stores.Select(store => $" {cell(store.Capabilities)}")).Append(" |\n");
        }

        return table.ToString();
    }

    private static string Writes(StoreCapabilities store, StoreConditions whole, StoreConditions parts) =>
        store.Conditions.HasFlag(whole | parts) ? Yes : store.Conditions.HasFlag(whole) ? "in one request" : No;

    private static string Mark(bool has) => has ? Yes : No;

    private static string Mark<T>(T has, T wanted)
        where T : struct, Enum => Mark(has.HasFlag(wanted));

    private static string Size(long bytes) =>
        bytes >= 1L << 60 ? "any"
        : bytes % (1L << 40) == 0 ? $"{bytes >> 40} TiB"
        : bytes % (1L << 30) == 0 ? $"{bytes >> 30} GiB"
        : bytes % (1L << 20) == 0 ? $"{bytes >> 20} MiB"
        : bytes == Array.MaxLength ? "2 GiB"
        : $"{bytes:N0} B";
}
