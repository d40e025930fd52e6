using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Flow;

/// <summary>
/// Finds the <c>if</c> that alone decides whether a value is discharged. Conditions are not compared with each other, so where several decide together a
/// path may be one that never runs, and nothing is said.
/// </summary>
internal static class SomePaths
{
    public static bool Has(OneLife life, FlowRule rule, ControlFlowGraph graph)
    {
        if ((life.Outcome & ~FlowOutcome.Pending) != (FlowOutcome.Dropped | FlowOutcome.Discharged))
        {
            return false;
        }

        SplitDecision[] splits = [.. life.Decisions
            .Where(decision => decision.State.Outcome.HasFlag(FlowOutcome.Dropped))
            .Select(decision => new SplitDecision(
                decision,
                life.After(decision, decision.Node.Block.ConditionalSuccessor),
                life.After(decision, decision.Node.Block.FallThroughSuccessor)))
            .Where(split => split.Jumped != split.Fell)];
        bool isAlone = splits.Select(split => split.Statement).Distinct().Take(2).Count() == 1;
        return splits.Any(split => split.Leaves && IsSlip(split, isAlone, life, rule, graph));
    }

    private static bool IsSlip(SplitDecision split, bool isAlone, OneLife life, FlowRule rule, ControlFlowGraph graph)
    {
        if (split.Statement is not IfStatementSyntax choice)
        {
            return false;
        }

        // The other way is written down: what the program does there instead is what its author wants.
        bool isWritten = choice.Else is not null
            || EndsInJump(choice.Statement)
            || !life.Discharges.Any(discharge => choice.Statement.Span.Contains(discharge.Syntax.Span));
        if (isWritten)
        {
            return !rule.IsFreeToLeave && split.Decision.State.IsUsed;
        }

        return isAlone && (!rule.IsFreeToLeave || (life.IsUsedEitherWay && !DependsOnAwait(split.Decision.Condition, graph)));
    }

    private static bool EndsInJump(StatementSyntax statement) => statement switch
    {
        BlockSyntax block => block.Statements.Count > 0 && EndsInJump(block.Statements[block.Statements.Count - 1]),
        ReturnStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax or ThrowStatementSyntax
            or YieldStatementSyntax => true,
        _ => false,
    };

    /// <summary>Whether a condition asks a store, so that the object may be there already: itself, or through a local.</summary>
    private static bool DependsOnAwait(IOperation condition, ControlFlowGraph graph)
    {
        IOperation[] parts = [.. condition.DescendantsAndSelf()];
        var locals = new HashSet<ISymbol>(parts.OfType<ILocalReferenceOperation>().Select(part => part.Local), SymbolEqualityComparer.Default);
        return parts.Any(part => part is IAwaitOperation or IFlowCaptureReferenceOperation)
            || graph.Operations()
                .OfType<ISimpleAssignmentOperation>()
                .Any(assignment => assignment.Target is ILocalReferenceOperation target
                    && locals.Contains(target.Local)
                    && assignment.Value.DescendantsAndSelf().Any(part => part is IAwaitOperation or IFlowCaptureReferenceOperation));
    }
}
