using System.Diagnostics;

namespace Fluent.Buckets.Models;

/// <summary>Makes a failing sequence shorter as long as it fails.</summary>
internal static class Shrinker
{
    private const int GreatestRuns = 400;

    private static readonly TimeSpan GreatestTime = TimeSpan.FromSeconds(60);

    public static async Task<SequenceFault> Shrink(SequenceFault failing, Func<Sequence, Task<SequenceFault?>> run)
    {
        var budget = new Budget(run);
        SequenceFault best = failing;
        if (failing.At < failing.Sequence.Steps.Count)
        {
            best = await budget.Try(best, [.. failing.Sequence.Steps.Take(failing.At + 1)]) ?? best;
        }

        bool changed = true;
        while (changed && !budget.IsSpent)
        {
            (best, bool removed) = await Remove(best, budget);
            (best, bool simplified) = await Simplify(best, budget);
            changed = removed || simplified;
        }

        return best;
    }

    /// <summary>Leaves out halves, quarters and so on, down to single steps.</summary>
    private static async Task<(SequenceFault Best, bool Changed)> Remove(SequenceFault best, Budget budget)
    {
        bool changed = false;
        for (int size = Math.Max(1, best.Sequence.Steps.Count / 2); size > 0; size /= 2)
        {
            for (int at = 0; at < best.Sequence.Steps.Count;)
            {
                Step[] rest = [.. best.Sequence.Steps.Take(at), .. best.Sequence.Steps.Skip(at + size)];
                if (await budget.Try(best, rest) is { } shorter)
                {
                    best = shorter;
                    changed = true;
                }
                else
                {
                    at += size;
                }
            }
        }

        return (best, changed);
    }

    private static async Task<(SequenceFault Best, bool Changed)> Simplify(SequenceFault best, Budget budget)
    {
        bool changed = false;
        for (int at = 0; at < best.Sequence.Steps.Count; at++)
        {
            foreach (Step simpler in best.Sequence.Steps[at].Simpler())
            {
                Step[] steps = [.. best.Sequence.Steps];
                steps[at] = simpler;
                if (await budget.Try(best, steps) is { } found)
                {
                    best = found;
                    changed = true;
                    break;
                }
            }
        }

        return (best, changed);
    }

    private sealed class Budget(Func<Sequence, Task<SequenceFault?>> run)
    {
        private readonly long _start = Stopwatch.GetTimestamp();
        private int _runs;

        public bool IsSpent => _runs >= GreatestRuns || Stopwatch.GetElapsedTime(_start) > GreatestTime;

        public async Task<SequenceFault?> Try(SequenceFault best, Step[] steps)
        {
            if (IsSpent)
            {
                return null;
            }

            _runs++;
            return await run(best.Sequence with { Steps = steps });
        }
    }
}
