using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fluent.Buckets.Analyzers.Flow;

/// <summary>A decision on which it depends what becomes of a value.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Jumped">What becomes of the value when the condition jumps.</param>
/// <param name="Fell">What becomes of it when control falls through.</param>
internal sealed record SplitDecision(FlowDecision Decision, FlowOutcome Jumped, FlowOutcome Fell)
{
    /// <summary>The statement that decides. The parts of one condition decide together.</summary>
    public SyntaxNode Statement => Decision.Condition.Syntax.FirstAncestorOrSelf<StatementSyntax>() ?? Decision.Condition.Syntax;

    /// <summary>Whether no path has discharged the value before, one way never does, and the other may.</summary>
    public bool Leaves =>
        Decision.State.Outcome == FlowOutcome.Dropped
        && ((Jumped == FlowOutcome.Dropped && Fell.HasFlag(FlowOutcome.Discharged))
            || (Fell == FlowOutcome.Dropped && Jumped.HasFlag(FlowOutcome.Discharged)));
}
