using System.Globalization;

namespace Fluent.Buckets.Faults;

/// <summary>How much is run, from the environment: FULL=1, FAULT_COUNT, FAULT_SEED, and FAULT_CASE for one case alone.</summary>
internal static class FaultSettings
{
    public static bool IsFull => Environment.GetEnvironmentVariable("FULL") == "1";

    /// <summary>How many faults the driver of a store has to meet.</summary>
    public static int Count(FaultStore store) => Number("FAULT_COUNT") ?? (IsFull ? 10_000 : store.IsSecond ? 100 : 300);

    /// <summary>How often the client of a store is killed.</summary>
    public static int Kills(FaultStore store) => Number("FAULT_KILLS") ?? (IsFull ? 200 : store.IsSecond ? 4 : 10);

    public static int Seed => Number("FAULT_SEED") ?? 20_261_128;

    /// <summary>The number of the only case to run. Null means all.</summary>
    public static int? Case => Number("FAULT_CASE");

    /// <summary>How many cases of a driver run at once.</summary>
    public static int Workers => Number("FAULT_WORKERS") ?? 8;

    private static int? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
