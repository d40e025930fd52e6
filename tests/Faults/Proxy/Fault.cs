namespace Fluent.Buckets.Faults;

/// <summary>One fault.</summary>
/// <param name="Index">The request that it is for, counted from 0.</param>
/// <param name="Kind">What happens.</param>
/// <param name="Bytes">After how many bytes of a body, for what truncates.</param>
/// <param name="Lasts">Whether it is also for every request after that one.</param>
internal sealed record Fault(int Index, FaultKind Kind, long Bytes = 0, bool Lasts = false)
{
    public bool Hits(int index) => index == Index || (Lasts && index > Index);

    /// <summary>Whether the server may have done what the client got no answer to.</summary>
    public bool LosesAnswers => Kind is FaultKind.DropAfter or FaultKind.TruncateAnswer;

    public override string ToString() =>
        $"{Kind}{(Kind is FaultKind.TruncateRequest or FaultKind.TruncateAnswer ? $"({Bytes})" : string.Empty)} at {Index}{(Lasts ? " and after" : string.Empty)}";
}
