using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Flow;

/// <summary>Follows one value through one control flow graph, from its birth to the normal end.</summary>
internal sealed class ValueFlow
{
    private readonly ControlFlowGraph _graph;
    private readonly ValueVisitor _visitor;
    private readonly CancellationToken _cancellationToken;
    private readonly Dictionary<FlowNode, FlowState> _entries = [];
    private readonly Queue<FlowNode> _work = new();
    private readonly HashSet<ControlFlowRegion> _dischargedTries = [];
    private readonly Dictionary<FlowNode, FlowDecision> _decisions = [];

    /// <summary>Whether the value is discharged in the step that makes it, as in most code: then no path can drop it.</summary>
    private bool _isSettled;

    private ValueFlow(ControlFlowGraph graph, ValueVisitor visitor, CancellationToken cancellationToken)
    {
        _graph = graph;
        _visitor = visitor;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Tells what becomes of the value that a call makes.</summary>
    public static FlowOutcome Follow(
        FlowRule rule, IInvocationOperation birth, ControlFlowGraph graph, FlowVariables variables, CancellationToken cancellationToken) =>
        new ValueFlow(graph, new ValueVisitor(rule, birth, variables), cancellationToken).Run(
            new FlowNode(graph.Blocks[0], null), FlowState.Unborn);

    /// <summary>Follows one life of the value that a call makes, without the paths of exceptions.</summary>
    public static OneLife FollowOneLife(
        FlowRule rule, IInvocationOperation birth, ControlFlowGraph graph, FlowVariables variables, CancellationToken cancellationToken)
    {
        ValueFlow Start() => new(graph, new ValueVisitor(rule, birth, variables) { IsOneLife = true }, cancellationToken);

        ValueFlow flow = Start();
        FlowOutcome outcome = flow.Run(new FlowNode(graph.Blocks[0], null), FlowState.Unborn);
        return new OneLife(
            outcome, flow._decisions.Values, flow._visitor.Discharges, flow._visitor.IsUsedEitherWay, (decision, branch) => Start().RunFrom(decision, branch));
    }

    /// <summary>Tells what becomes of the value when a decision goes one way.</summary>
    private FlowOutcome RunFrom(FlowDecision decision, ControlFlowBranch? branch)
    {
        Follow(decision.Node, branch, decision.State);
        return Run();
    }

    private FlowOutcome Run(FlowNode start, FlowState state)
    {
        int known;
        do
        {
            // A try turns out to hold a discharge only on the way; its handlers are then looked at anew.
            known = _dischargedTries.Count;
            _entries.Clear();
            _work.Clear();
            Reach(start, state);
            FlowOutcome outcome = Run();
            if (_visitor.IsEscaped || _isSettled)
            {
                return outcome;
            }
        }
        while (_dischargedTries.Count > known);

        return End();
    }

    private FlowOutcome Run()
    {
        while (_work.Count > 0)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            Process(_work.Dequeue());
            if (_visitor.IsEscaped)
            {
                return FlowOutcome.Escaped;
            }

            if (_isSettled)
            {
                return FlowOutcome.Discharged;
            }
        }

        return End();
    }

    private FlowOutcome End()
    {
        BasicBlock exit = _graph.Blocks[_graph.Blocks.Length - 1];
        return _visitor.Ended | (_entries.TryGetValue(new FlowNode(exit, null), out FlowState end) ? end.Outcome : FlowOutcome.None);
    }

    private void Process(FlowNode node)
    {
        _visitor.State = _entries[node];
        _visitor.NeverReturns = false;
        Throw(node);
        foreach (IOperation operation in node.Block.Operations)
        {
            Step(node, operation);
            if (_visitor.NeverReturns || _visitor.IsEscaped || _isSettled)
            {
                return;
            }
        }

        IOperation? value = node.Block.BranchValue;
        if (value is not null)
        {
            Hold hold = Step(node, value);
            switch (node.Block.FallThroughSuccessor?.Semantics)
            {
                case ControlFlowBranchSemantics.Return:
                    _visitor.State = _visitor.State.Become(FlowOutcome.Returned, hold);
                    break;
                case ControlFlowBranchSemantics.Throw:
                    _visitor.Escape(hold);
                    break;
            }

            if (_visitor.NeverReturns)
            {
                return;
            }
        }

        Leave(node, value);
    }

    private Hold Step(FlowNode node, IOperation operation)
    {
        _visitor.HasDischarged = false;
        FlowOutcome before = _visitor.State.Outcome;
        Hold hold = _visitor.Visit(operation);
        _isSettled |= before == FlowOutcome.None && _visitor.State.Outcome == FlowOutcome.Discharged;
        if (_visitor.HasDischarged)
        {
            foreach (ControlFlowRegion region in node.Block.EnclosingRegion.Outwards())
            {
                if (region.Kind == ControlFlowRegionKind.Try)
                {
                    _dischargedTries.Add(region);
                }
            }
        }

        Throw(node);
        return hold;
    }

    private void Leave(FlowNode node, IOperation? condition)
    {
        FlowState state = _visitor.State;
        if (node.Block.ConditionKind == ControlFlowConditionKind.None || condition is null)
        {
            Follow(node, node.Block.FallThroughSuccessor, state);
            return;
        }

        bool jumpsWhen = node.Block.ConditionKind == ControlFlowConditionKind.WhenTrue;
        bool? never = Impossible(condition);
        if (_visitor.IsOneLife && never is null)
        {
            _decisions[node] = new FlowDecision(node, condition, state);
        }

        if (never != jumpsWhen)
        {
            Follow(node, node.Block.ConditionalSuccessor, state);
        }

        if (never != !jumpsWhen)
        {
            Follow(node, node.Block.FallThroughSuccessor, state);
        }
    }

    /// <summary>The result that a condition cannot have. Null means that it can have both.</summary>
    private bool? Impossible(IOperation condition)
    {
        if (condition.ConstantValue is { HasValue: true, Value: bool constant })
        {
            return !constant;
        }

        return NullTest.Read(condition) is { } test && _visitor.State.Outcome != FlowOutcome.None && _visitor.Holds(test.Operand)
            ? test.NullWhenTrue
            : null;
    }

    private void Follow(FlowNode node, ControlFlowBranch? branch, FlowState state)
    {
        if (branch is null)
        {
            return;
        }

        if (branch.Semantics != ControlFlowBranchSemantics.StructuredExceptionHandling)
        {
            GoOn(branch, 0, node.Continuation, state);
        }
        else if (node.Continuation is { Branch: { } interrupted } continuation && node.Block.EnclosingRegion.IsInFinally())
        {
            GoOn(interrupted, continuation.Step + 1, continuation.Outer, state);
        }
    }

    /// <summary>Goes on along a branch: through the finally that is next on its way, else to where it leads.</summary>
    private void GoOn(ControlFlowBranch branch, int step, Continuation? outer, FlowState state)
    {
        if (step < branch.FinallyRegions.Length)
        {
            BasicBlock first = _graph.Blocks[branch.FinallyRegions[step].FirstBlockOrdinal];
            Reach(new FlowNode(first, new Continuation(branch, step, outer)), state);
        }
        else if (branch.Destination is { } destination)
        {
            Reach(new FlowNode(destination, outer), state);
        }
    }

    /// <summary>An exception may leave the block here: to the handlers around it, and through each finally.</summary>
    private void Throw(FlowNode node)
    {
        if (_visitor.IsOneLife)
        {
            return;
        }

        Continuation? continuation = node.Continuation;
        foreach (ControlFlowRegion region in node.Block.EnclosingRegion.Outwards())
        {
            if (region.Kind == ControlFlowRegionKind.Finally)
            {
                continuation = continuation?.Outer;
            }
            else if (region.Kind == ControlFlowRegionKind.Try)
            {
                ThrowFrom(region, continuation);
            }
        }
    }

    private void ThrowFrom(ControlFlowRegion tryRegion, Continuation? outer)
    {
        FlowState state = _visitor.State;
        if (_dischargedTries.Contains(tryRegion) && state.Outcome != FlowOutcome.None)
        {
            state = state with { Outcome = FlowOutcome.Discharged };
        }

        foreach (ControlFlowRegion handler in tryRegion.EnclosingRegion!.NestedRegions)
        {
            BasicBlock first = _graph.Blocks[handler.FirstBlockOrdinal];
            switch (handler.Kind)
            {
                case ControlFlowRegionKind.Catch or ControlFlowRegionKind.FilterAndHandler:
                    Reach(new FlowNode(first, outer), state);
                    break;
                case ControlFlowRegionKind.Finally:
                    Reach(new FlowNode(first, new Continuation(null, 0, outer)), _visitor.State);
                    break;
            }
        }
    }

    private void Reach(FlowNode node, FlowState state)
    {
        if (!_entries.TryGetValue(node, out FlowState known))
        {
            _entries.Add(node, state);
            _work.Enqueue(node);
            return;
        }

        FlowState joined = known.Join(state);
        if (!joined.SameAs(known))
        {
            _entries[node] = joined;
            _work.Enqueue(node);
        }
    }
}
