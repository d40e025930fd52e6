using System.Collections.Concurrent;

namespace Fluent.Buckets.Faults;

/// <summary>Runs the cases of a seed against a store, several at once, until enough faults were met.</summary>
internal sealed class CaseSequence(FaultStore store, Action<string> report)
{
    private const int EnoughProblems = 20;

    private readonly ConcurrentDictionary<string, Lazy<Task<int>>> _requests = new();
    private readonly ConcurrentQueue<CaseResult> _wrong = new();
    private readonly ConcurrentDictionary<string, int> _outcomes = new();
    private int _next;
    private int _faults;
    private int _cases;

    /// <summary>Runs them, and gives the cases that went wrong.</summary>
    public async Task<IReadOnlyList<CaseResult>> Run()
    {
        report($"{store.Name}: seed {FaultSettings.Seed}, at least {FaultSettings.Count(store)} faults.");
        ObjectStore straight = await store.Straight;
        IReadOnlyList<FaultVerb> verbs = FaultVerbs.Of(straight.Capabilities);
        Bucket probes = await straight.CreateBucket($"{store.Prefix}probes");
        var probing = new CaseRunner(store, probes);
        Task<int> RequestsOf(FaultVerb verb) =>
            _requests.GetOrAdd(verb.Name, _ => new Lazy<Task<int>>(() => probing.CountRequests(verb))).Value;
        await Task.WhenAll(Enumerable.Range(0, FaultSettings.Case is null ? FaultSettings.Workers : 1).Select(worker => Work(worker, verbs, RequestsOf)));
        await probes.DeleteBucket().WithContents();
        report($"{store.Name}: {_cases} cases, {_faults} faults; {string.Join(", ", _outcomes.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key} {pair.Value}"))}.");
        return [.. _wrong.OrderBy(result => result.Case.Number)];
    }

    private async Task Work(int worker, IReadOnlyList<FaultVerb> verbs, Func<FaultVerb, Task<int>> requestsOf)
    {
        await Task.Yield();
        Bucket bucket = await (await store.Straight).CreateBucket($"{store.Prefix}{worker}");
        var runner = new CaseRunner(store, bucket);
        if (FaultSettings.Case is { } only)
        {
            await RunOne(runner, await FaultCase.Make(FaultSettings.Seed, only, verbs, requestsOf, store.SurvivesCutBodies));
        }
        else
        {
            while (Volatile.Read(ref _faults) < FaultSettings.Count(store) && _wrong.Count < EnoughProblems)
            {
                await RunOne(runner, await FaultCase.Make(FaultSettings.Seed, Interlocked.Increment(ref _next), verbs, requestsOf, store.SurvivesCutBodies));
            }
        }

        await bucket.DeleteBucket().WithContents();
    }

    private async Task RunOne(CaseRunner runner, FaultCase what)
    {
        CaseResult result = await runner.Run(what);
        Interlocked.Increment(ref _cases);
        Interlocked.Add(ref _faults, Math.Min(1, result.Hits));
        string outcome = result.Hits == 0 ? "missed" : result.Fault is StorageException fault ? fault.Code.ToString() : result.Fault?.GetType().Name ?? "succeeded";
        _outcomes.AddOrUpdate(outcome, 1, static (_, count) => count + 1);
        if (result.Problems.Count > 0)
        {
            _wrong.Enqueue(result);
        }
    }
}
