using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Flow;

/// <summary>The variables of one graph that values can be followed through.</summary>
internal sealed class FlowVariables
{
    private readonly HashSet<ILocalSymbol> _shared;
    private readonly Dictionary<CaptureId, List<IOperation>> _captured = [];

    public FlowVariables(ControlFlowGraph graph, HashSet<ILocalSymbol> shared)
    {
        _shared = shared;
        foreach (IOperation operation in graph.Blocks.SelectMany(block => block.Operations))
        {
            if (operation is IFlowCaptureOperation capture)
            {
                if (!_captured.TryGetValue(capture.Id, out List<IOperation> values))
                {
                    _captured.Add(capture.Id, values = []);
                }

                values.Add(capture.Value);
            }
        }
    }

    /// <summary>The local that an assignment to this target changes. Null means something else, or a local that cannot be followed.</summary>
    public ILocalSymbol? Assigned(IOperation target) => target switch
    {
        ILocalReferenceOperation reference => _shared.Contains(reference.Local) ? null : reference.Local,
        IDeclarationExpressionOperation declaration => Assigned(declaration.Expression),
        IFlowCaptureReferenceOperation capture when _captured.TryGetValue(capture.Id, out List<IOperation> values) && values.Count == 1 =>
            Assigned(values[0]),
        _ => null,
    };
}
