using System.Globalization;
using CsCheck;

namespace Fluent.Buckets.Models;

/// <summary>How many sequences run, and which.</summary>
internal static class Settings
{
    /// <summary>What the generators of all sequences are made of.</summary>
    public const ulong FixedSeed = 20261128;

    private const int Standard = 60;
    private const int Second = 20;
    private const int Full = 2000;

    /// <summary>The seed of the only sequence to run. Null where all run.</summary>
    public static string? Seed => Environment.GetEnvironmentVariable("MODEL_SEED") is { Length: > 0 } seed ? seed : null;

    public static int Count(ModelStore store) => Environment.GetEnvironmentVariable("MODEL_COUNT") is { Length: > 0 } count ? int.Parse(count, CultureInfo.InvariantCulture)
        : Seed is not null ? 1
        : Environment.GetEnvironmentVariable("FULL") == "1" ? Full
        : store.IsSecond ? Second
        : Standard;

    /// <summary>How many sequences come before the first that runs: a long run goes in pieces.</summary>
    public static int First => Environment.GetEnvironmentVariable("MODEL_FIRST") is { Length: > 0 } first ? int.Parse(first, CultureInfo.InvariantCulture) : 0;

    /// <summary>The generator of one sequence, which is the same in every run.</summary>
    public static PCG Generator(int index) => Seed is { } seed && index == 0 ? PCG.Parse(seed) : new PCG(1, Mixed((ulong)index));

    /// <summary>A start of its own for each sequence: from near starts the generator gives numbers that are alike (the last step of SplitMix64).</summary>
    private static ulong Mixed(ulong index)
    {
        ulong mixed = FixedSeed + (index * 0x9E3779B97F4A7C15);
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
