namespace Fluent.Buckets.Faults;

/// <summary>What became of a case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Hits">How many requests were disturbed.</param>
/// <param name="Fault">What the verb threw. Null means that it succeeded.</param>
/// <param name="Log">The requests, each with its fault.</param>
/// <param name="Problems">What should not be.</param>
internal sealed record CaseResult(FaultCase Case, int Hits, Exception? Fault, IReadOnlyList<string> Log, IReadOnlyList<string> Problems)
{
    public override string ToString() => $"""
        {Case}
          {string.Join("\n  ", Problems)}
          requests:
            {string.Join("\n    ", Log)}
          {Fault?.ToString().ReplaceLineEndings("\n  ") ?? "It succeeded."}
        """;
}
