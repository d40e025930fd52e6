using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Fluent.Buckets.Analyzers.Flow;

/// <summary>What becomes of one value, from its birth to its end or to the birth of the next at the same place.</summary>
/// <param name="Outcome">What becomes of it, on all paths together.</param>
/// <param name="Decisions">The decisions on its way.</param>
/// <param name="Discharges">The operations that discharge it.</param>
/// <param name="IsUsedEitherWay">Whether something is done with it where it is discharged on some of the paths only.</param>
/// <param name="After">Tells what becomes of it when a decision goes one way.</param>
internal sealed record OneLife(
    FlowOutcome Outcome,
    IReadOnlyCollection<FlowDecision> Decisions,
    IReadOnlyCollection<IOperation> Discharges,
    bool IsUsedEitherWay,
    Func<FlowDecision, ControlFlowBranch?, FlowOutcome> After);
