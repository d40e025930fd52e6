namespace Fluent.Buckets.Benchmarks;

/// <summary>What is measured.</summary>
internal enum TransferCase
{
    Up1G,
    Down1G,
    SmallUp,
    SmallDown,
    SmallList,
    SmallDelete,
    UpUnknown,
    List100K,
    Copy1G,
    GetLatency,
    Memory10G,
}

internal static class TransferCases
{
    private static readonly (TransferCase Case, string Name)[] Names =
    [
        (TransferCase.Up1G, "up-1g"),
        (TransferCase.Down1G, "down-1g"),
        (TransferCase.SmallUp, "small-up"),
        (TransferCase.SmallDown, "small-down"),
        (TransferCase.SmallList, "small-list"),
        (TransferCase.SmallDelete, "small-delete"),
        (TransferCase.UpUnknown, "up-unknown"),
        (TransferCase.List100K, "list-100k"),
        (TransferCase.Copy1G, "copy-1g"),
        (TransferCase.GetLatency, "get-latency"),
        (TransferCase.Memory10G, "memory-10g"),
    ];

    public static IReadOnlyList<TransferCase> All { get; } = [.. Names.Select(pair => pair.Case)];

    public static string Name(this TransferCase @case) => Names.First(pair => pair.Case == @case).Name;

    public static TransferCase Parse(string name) => Names.FirstOrDefault(pair => pair.Name == name) is { Name: not null } found
        ? found.Case
        : throw new ArgumentException($"There is no case '{name}'. The cases are: {string.Join(", ", Names.Select(pair => pair.Name))}.");
}
