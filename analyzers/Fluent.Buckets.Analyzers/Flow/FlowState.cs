using System.Collections.Immutable;

namespace Fluent.Buckets.Analyzers.Flow;

/// <summary>What is known at one point of a function about one tracked value.</summary>
/// <param name="Outcome">What has become of it so far; <see cref="FlowOutcome.None"/> before its birth.</param>
/// <param name="Holders">The variables that hold it: locals and the compiler's own captures.</param>
/// <param name="IsUsed">Whether something was done with it on some path, which did not discharge it.</param>
internal sealed record FlowState(FlowOutcome Outcome, ImmutableDictionary<object, Hold> Holders, bool IsUsed = false)
{
    public static readonly FlowState Unborn = new(FlowOutcome.None, ImmutableDictionary<object, Hold>.Empty);

    public Hold this[object holder] => Holders.TryGetValue(holder, out Hold hold) ? hold : Hold.No;

    /// <summary>The value is born. In a loop a value of the round before may be there already: what became of that one stays known.</summary>
    public FlowState Bear(FlowOutcome born) => this with { Outcome = Outcome | born };

    /// <summary>A discharge falls due, unless the value has had one.</summary>
    public FlowState Begin() =>
        Outcome.HasFlag(FlowOutcome.Pending) ? this with { Outcome = (Outcome & ~FlowOutcome.Pending) | FlowOutcome.Dropped } : this;

    /// <summary>Something happens to the value: for sure where <paramref name="hold"/> is Must, else on some paths.</summary>
    public FlowState Become(FlowOutcome outcome, Hold hold) => hold switch
    {
        Hold.Must => this with { Outcome = outcome },
        Hold.May => this with { Outcome = Outcome | outcome },
        _ => this,
    };

    public FlowState Assign(object holder, Hold hold) => this with
    {
        Holders = hold == Hold.No ? Holders.Remove(holder) : Holders.SetItem(holder, hold),
    };

    public FlowState Join(FlowState other)
    {
        if (ReferenceEquals(this, other) || other.Outcome == FlowOutcome.None)
        {
            return this;
        }

        if (Outcome == FlowOutcome.None)
        {
            return other;
        }

        ImmutableDictionary<object, Hold>.Builder holders = ImmutableDictionary.CreateBuilder<object, Hold>();
        foreach (object holder in Holders.Keys.Concat(other.Holders.Keys))
        {
            holders[holder] = this[holder] == Hold.Must && other[holder] == Hold.Must ? Hold.Must : Hold.May;
        }

        return new FlowState(Outcome | other.Outcome, holders.ToImmutable(), IsUsed || other.IsUsed);
    }

    public bool SameAs(FlowState other) =>
        Outcome == other.Outcome
        && IsUsed == other.IsUsed
        && Holders.Count == other.Holders.Count
        && Holders.All(holder => other[holder.Key] == holder.Value);
}
