using System.Diagnostics;
using CsCheck;

namespace Fluent.Buckets.Models;

/// <summary>Compares a store with the model over many sequences.</summary>
internal static class ModelCheck
{
    /// <summary>Runs the sequences, and gives the first failing one, made as short as can be. Null when none fails.</summary>
    public static async Task<(SequenceFault? Fault, string Seed, int Sequences, int Steps)> Run(ModelStore store, int count)
    {
        Gen<Sequence> gen = Sequence.Of(store);
        Bucket shared = store.Store.Bucket($"model-{Guid.NewGuid():N}");
        await shared.CreateBucket();
        var run = new SequenceRun(store, shared);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        SequenceFault? failing = null;
        string failingSeed = string.Empty;
        int sequences = 0;
        int steps = 0;
        try
        {
            var options = new ParallelOptions { MaxDegreeOfParallelism = store.Parallelism };
            await Parallel.ForEachAsync(Enumerable.Range(Settings.First, count), options, async (index, _) =>
            {
                if (stop.IsCancellationRequested)
                {
                    return;
                }

                PCG generator = Settings.Generator(index);
                string seed = generator.ToString();
                Sequence sequence = gen.Generate(generator, null, out Size _);
                SequenceFault? fault = await run.Run(sequence);
                Interlocked.Increment(ref sequences);
                Interlocked.Add(ref steps, sequence.Steps.Count);
                if (fault is not null && Interlocked.CompareExchange(ref failing, fault, null) is null)
                {
                    failingSeed = seed;
                    await stop.CancelAsync();
                }
            });
            return (failing is null ? null : await Shrinker.Shrink(failing, run.Run), failingSeed, sequences, steps);
        }
        finally
        {
            try
            {
                await shared.DeleteBucket().WithContents();
            }
            catch (StorageException) when (failing is not null)
            {
                // The sequence tells more.
            }
        }
    }

    /// <summary>Runs the sequences and fails with the shortest one that does.</summary>
    public static async Task Holds(ModelStore store)
    {
        await using (store)
        {
            long start = Stopwatch.GetTimestamp();
            var (fault, seed, sequences, steps) = await Run(store, Settings.Count(store));
            TestContext.Current.SendDiagnosticMessage(
                $"{store.Name}: {sequences} sequences, {steps} steps, {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s");
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"{store.Name}: seed {Settings.FixedSeed}, sequences {Settings.First + 1} to {Settings.First + sequences}, {steps} steps");
            Assert.True(
                fault is null,
                $"{store.Name} is not as the model says. Run it again with MODEL_SEED={seed}. The sequence, made as short as it could be:\n\n{fault}");
        }
    }
}
