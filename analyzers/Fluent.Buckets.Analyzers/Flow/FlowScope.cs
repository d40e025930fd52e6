using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Flow;

/// <summary>Follows every value of a rule that is born in one function, and in the lambdas and local functions within it.</summary>
/// <param name="rule">The rule.</param>
/// <param name="question">What is asked about each value.</param>
/// <param name="shared">The locals that cannot be followed.</param>
/// <param name="report">Is told each value for which the answer is yes, by the call that makes it.</param>
/// <param name="cancellationToken">Stops the analysis.</param>
internal sealed class FlowScope(
    FlowRule rule,
    FlowQuestion question,
    HashSet<ILocalSymbol> shared,
    Action<IInvocationOperation> report,
    CancellationToken cancellationToken)
{
    public void Analyze(ControlFlowGraph graph) => Analyze(graph, FlowOutcome.Dropped);

    /// <param name="graph">The function.</param>
    /// <param name="lost">The outcomes that mean that the value is lost; all others, also among these, mean that it is not.</param>
    private void Analyze(ControlFlowGraph graph, FlowOutcome lost)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var variables = new FlowVariables(graph, shared);
        foreach (IOperation operation in graph.Operations())
        {
            switch (operation)
            {
                case IInvocationOperation call when rule.IsBirth(call):
                    if (IsReported(call, graph, variables, lost))
                    {
                        report(call);
                    }

                    break;

                // The parent of a lambda that is an expression tree, which is data and not a program, is a conversion.
                case IFlowAnonymousFunctionOperation { Parent: IDelegateCreationOperation } lambda when !ExpectedFaults.Has(lambda, graph.Operations()):
                    bool returnsToNobody = rule.HandsOn(lambda) is { } runner && IsLost(runner, graph, variables, FlowOutcome.Dropped);
                    Analyze(
                        graph.GetAnonymousFunctionControlFlowGraph(lambda, cancellationToken),
                        returnsToNobody ? FlowOutcome.Dropped | FlowOutcome.Returned : FlowOutcome.Dropped);
                    break;
            }
        }

        foreach (IMethodSymbol function in graph.LocalFunctions.Where(function => !ExpectedFaults.Has(function, graph.Operations())))
        {
            Analyze(graph.GetLocalFunctionControlFlowGraph(function, cancellationToken), FlowOutcome.Dropped);
        }
    }

    private bool IsReported(IInvocationOperation call, ControlFlowGraph graph, FlowVariables variables, FlowOutcome lost) => question switch
    {
        FlowQuestion.OnSomePaths => SomePaths.Has(ValueFlow.FollowOneLife(rule, call, graph, variables, cancellationToken), rule, graph),
        _ => IsLost(call, graph, variables, lost),
    };

    private bool IsLost(IInvocationOperation call, ControlFlowGraph graph, FlowVariables variables, FlowOutcome lost)
    {
        FlowOutcome outcome = ValueFlow.Follow(rule, call, graph, variables, cancellationToken);
        outcome &= ~FlowOutcome.Pending;
        return outcome != FlowOutcome.None && (outcome & ~lost) == FlowOutcome.None;
    }
}
