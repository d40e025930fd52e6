using System.Globalization;

namespace Fluent.Buckets.Faults;

/// <summary>Runs one case, and looks past the proxy at what it left.</summary>
internal sealed class CaseRunner(FaultStore store, Bucket straight)
{
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(90);

    /// <summary>How many requests a verb makes when nothing is in its way.</summary>
    public async Task<int> CountRequests(FaultVerb verb)
    {
        await using FaultProxy proxy = FaultProxy.To(store.Server);
        await using ObjectStore faulty = store.Open(proxy.Route);
        using var scene = new Scene(new Random(1), straight, faulty.Bucket(straight.Name), $"probe-{verb.Name.ToLowerInvariant()}/");
        await SetUp(verb, scene);
        proxy.Arm();
        try
        {
            await verb.Run(scene);
            Assert.Null(await WrongAfter(verb, scene, succeeded: true));
        }
        catch (Exception fault)
        {
            throw new InvalidOperationException($"{store.Name}: {verb.Name} fails with no fault in its way.\n{string.Join('\n', proxy.Log)}", fault);
        }

        int requests = proxy.Requests;
        await Clear(scene);
        return requests;
    }

    public async Task<CaseResult> Run(FaultCase what)
    {
        await using FaultProxy proxy = FaultProxy.To(store.Server);
        await using ObjectStore faulty = store.Open(proxy.Route);
        using var scene = new Scene(
            new Random(what.Seed), straight, faulty.Bucket(straight.Name), string.Create(CultureInfo.InvariantCulture, $"case-{what.Number}/"));
        await SetUp(what.Verb, scene);
        if (what.IsWarm)
        {
            await scene.Faulty.Exists();
        }

        scene.Timeout = what.Timeout;
        proxy.Arm(what.Plan);
        var problems = new List<string>();
        Exception? fault = await Attempt(what, scene);
        IReadOnlyList<string> log = proxy.Log;
        int hits = proxy.Hits;
        if (fault is StorageException told)
        {
            Add(problems, Verdict.OnFault(what, scene, told, store, [.. store.Secrets, .. proxy.Secrets]));
        }
        else if (fault is not null)
        {
            problems.Add($"It threw {fault.GetType().Name}.");
        }

        if (fault is not null && hits > 0 && Verdict.MustSucceed(what, store))
        {
            problems.Add("It failed, though the fault had passed and the request could be sent again.");
        }

        await proxy.DisposeAsync();
        Add(problems, await WrongAfter(what.Verb, scene, fault is null));
        Add(problems, await WrongLeftovers(what, hits));
        await Clear(scene);
        return new CaseResult(what, hits, fault, log, problems);
    }

    private static async Task SetUp(FaultVerb verb, Scene scene)
    {
        verb.Plan(scene);
        foreach ((string key, ObjectState? state) in scene.Before)
        {
            if (state is not null)
            {
                await state.Write(scene.Straight.Object(key));
            }
        }
    }

    private static async Task<Exception?> Attempt(FaultCase what, Scene scene)
    {
        try
        {
            await what.Verb.Run(scene).WaitAsync(Hang);
            return null;
        }
        catch (TimeoutException)
        {
            return new TimeoutException($"It hung for {Hang}.");
        }
        catch (Exception fault)
        {
            return fault;
        }
    }

    /// <summary>What is wrong with what the server holds. Null means nothing.</summary>
    private static async Task<string?> WrongAfter(FaultVerb verb, Scene scene, bool succeeded)
    {
        foreach (string key in scene.Before.Keys.Union(scene.After.Keys))
        {
            ObjectState? found = await ObjectState.Read(scene.Straight.Object(key), scene.WithTags);
            ObjectState? before = scene.Before[key];
            ObjectState? after = scene.After[key];
            if (found != after && (succeeded || found != before))
            {
                return $"{key} is {found?.ToString() ?? "missing"} after {(succeeded ? "success" : "failure")}; it was {before?.ToString() ?? "missing"}, "
                    + $"and would be {after?.ToString() ?? "missing"}.";
            }
        }

        try
        {
            await verb.Check(scene, succeeded);
            return null;
        }
        catch (Xunit.Sdk.XunitException wrong)
        {
            return wrong.Message;
        }
    }

    private async Task<string?> WrongLeftovers(FaultCase what, int hits)
    {
        IReadOnlyList<string> left = await store.Leftovers(straight.Name);
        if (left.Count == 0)
        {
            return null;
        }

        // What a server lists may be a moment behind what it holds.
        int swept = 0;
        IReadOnlyList<string> after = left;
        for (int attempt = 0; attempt < 10 && after.Count > 0; attempt++)
        {
            await Task.Delay(attempt * 100);
            swept += await straight.SweepUploads(TimeSpan.Zero);
            after = await store.Leftovers(straight.Name);
        }

        return after.Count > 0 ? $"A sweep removed {swept}, and left {string.Join(", ", after)}."
            : Verdict.MayLeave(what, store, hits) ? null
            : $"It left what only a sweep removed: {string.Join(", ", left)}.";
    }

    private async Task Clear(Scene scene)
    {
        foreach (string key in scene.Before.Keys.Union(scene.After.Keys))
        {
            await store.Clear(scene.Straight.Object(key));
        }
    }

    private static void Add(List<string> problems, string? problem)
    {
        if (problem is not null)
        {
            problems.Add(problem);
        }
    }
}
