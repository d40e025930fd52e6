using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Fluent.Buckets.Analyzers.Flow;

/// <summary>A block, on one way into the finally that holds it.</summary>
internal sealed record FlowNode(BasicBlock Block, Continuation? Continuation);
