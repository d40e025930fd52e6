using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fluent.Buckets.Analyzers.Flow;

/// <summary>Walks over graphs and their regions.</summary>
internal static class FlowRegions
{
    /// <summary>A region and those around it in its own graph, from the inside.</summary>
    public static IEnumerable<ControlFlowRegion> Outwards(this ControlFlowRegion region)
    {
        // The root of a lambda's graph lies in a region of the graph around it, whose blocks are others.
        for (ControlFlowRegion? current = region; current is not null; current = current.EnclosingRegion)
        {
            yield return current;
            if (current.Kind == ControlFlowRegionKind.Root)
            {
                yield break;
            }
        }
    }

    /// <summary>Every operation of a graph; those in its lambdas and local functions are in graphs of their own.</summary>
    public static IEnumerable<IOperation> Operations(this ControlFlowGraph graph) =>
        graph.Blocks
            .SelectMany(block => block.BranchValue is { } value ? block.Operations.Add(value) : block.Operations)
            .SelectMany(operation => operation.DescendantsAndSelf());

    /// <summary>Whether the end of this region is the end of a finally, and not that of an exception filter.</summary>
    public static bool IsInFinally(this ControlFlowRegion region) =>
        region.Outwards().FirstOrDefault(
            outer => outer.Kind is ControlFlowRegionKind.Finally or ControlFlowRegionKind.Filter)?.Kind == ControlFlowRegionKind.Finally;
}
