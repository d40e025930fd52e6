using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Flow;

/// <summary>Follows every value of a rule that is born in one function, and in the lambdas and local functions within it.</summary>
/// <param name="rule">The rule.</param>
/// <param name="shared">The locals that cannot be followed.</param>
/// <param name="report">Is told each value that is dropped on every path, by the call that makes it.</param>
/// <param name="cancellationToken">Stops the analysis.</param>
internal sealed class FlowScope(
    FlowRule rule, HashSet<ILocalSymbol> shared, Action<IInvocationOperation> report, CancellationToken cancellationToken)
{
    public void Analyze(ControlFlowGraph graph) => Analyze(graph, FlowOutcome.Dropped);

    /// <param name="graph">The function.</param>
    /// <param name="lost">The outcomes that mean that the value is lost; all others, also among these, mean that it is not.</param>
    private void Analyze(ControlFlowGraph graph, FlowOutcome lost)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var variables = new FlowVariables(graph, shared);
        foreach (IOperation operation in Operations(graph))
        {
            switch (operation)
            {
                case IInvocationOperation call when rule.IsBirth(call):
                    if (IsLost(call, graph, variables, lost))
                    {
                        report(call);
                    }

                    break;

                // The parent of a lambda that is an expression tree, which is data and not a program, is a conversion.
                case IFlowAnonymousFunctionOperation { Parent: IDelegateCreationOperation } lambda when !rule.IsExempt(lambda):
                    bool returnsToNobody = rule.HandsOn(lambda) is { } runner && IsLost(runner, graph, variables, FlowOutcome.Dropped);
                    Analyze(
                        graph.GetAnonymousFunctionControlFlowGraph(lambda, cancellationToken),
                        returnsToNobody ? FlowOutcome.Dropped | FlowOutcome.Returned : FlowOutcome.Dropped);
                    break;
            }
        }

        foreach (IMethodSymbol function in graph.LocalFunctions)
        {
            Analyze(graph.GetLocalFunctionControlFlowGraph(function, cancellationToken), FlowOutcome.Dropped);
        }
    }

    private static IEnumerable<IOperation> Operations(ControlFlowGraph graph) =>
        graph.Blocks
            .SelectMany(block => block.BranchValue is { } value ? block.Operations.Add(value) : block.Operations)
            .SelectMany(operation => operation.DescendantsAndSelf());

    private bool IsLost(IInvocationOperation call, ControlFlowGraph graph, FlowVariables variables, FlowOutcome lost)
    {
        FlowOutcome outcome = ValueFlow.Follow(rule, call, graph, variables, cancellationToken);
        return outcome != FlowOutcome.None && (outcome & ~lost) == FlowOutcome.None;
    }
}
