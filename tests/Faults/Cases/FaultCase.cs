namespace Fluent.Buckets.Faults;

/// <summary>One case: a verb, and the faults in its way. It is wholly given by the seed, its number, and how many requests the verb makes.</summary>
internal sealed record FaultCase(int Number, FaultVerb Verb, IReadOnlyList<Fault> Plan, bool IsWarm, TimeSpan? Timeout, int Seed)
{
    private static readonly FaultKind[] Kinds = Enum.GetValues<FaultKind>();

    /// <summary>Whether one fault comes and passes.</summary>
    public bool IsPassing => Plan is [{ Lasts: false }];

    public static async Task<FaultCase> Make(int seed, int number, IReadOnlyList<FaultVerb> verbs, Func<FaultVerb, Task<int>> requestsOf, bool cutsBodies)
    {
        int own = unchecked((seed * 1_000_003) + number);
        var random = new Random(own);
        FaultVerb verb = verbs[random.Next(verbs.Count)];
        int requests = Math.Max(1, await requestsOf(verb));
        int index = random.Next(requests);
        FaultKind kind = Kinds[random.Next(Kinds.Length)];
        if (kind == FaultKind.Stall && !verb.TakesTimeout)
        {
            kind = FaultKind.Drop;
        }

        long bytes = random.Next(3) switch
        {
            0 => random.Next(100),
            1 => random.Next(100_000),
            _ => random.Next(Scene.LeastPart),
        };
        IReadOnlyList<Fault> plan = random.Next(10) switch
        {
            < 5 => [new Fault(index, kind, bytes)],
            < 7 when kind != FaultKind.Stall => [new Fault(index, kind, bytes), new Fault(index + 1 + random.Next(3), OneOfThese(random), bytes)],

            // A read goes on for as long as each answer brings it further, so that a few bytes each would last for ever.
            _ => [new Fault(index, kind, kind == FaultKind.TruncateAnswer && bytes < 100_000 ? 0 : bytes, Lasts: kind != FaultKind.Delay)],
        };
        if (!cutsBodies)
        {
            plan = [.. plan.Select(fault => fault.Kind == FaultKind.TruncateRequest ? fault with { Kind = FaultKind.Reset } : fault)];
        }

        return new FaultCase(
            number, verb, plan, random.Next(2) == 0, kind == FaultKind.Stall ? TimeSpan.FromMilliseconds(700) : null, random.Next());
    }

    public override string ToString() =>
        $"case {Number}: {Verb.Name}, {string.Join(", then ", Plan)}{(IsWarm ? ", warm" : string.Empty)}{(Timeout is null ? string.Empty : ", limited")}";

    private static FaultKind OneOfThese(Random random)
    {
        FaultKind kind = Kinds[random.Next(Kinds.Length)];
        return kind == FaultKind.Stall ? FaultKind.Reset : kind;
    }
}
