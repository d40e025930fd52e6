using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Fluent.Buckets.Analyzers.Flow;

/// <summary>
/// Where control goes on after a finally block. The graph has each finally once, while it runs once for each way into it, so
/// each way is followed on its own.
/// </summary>
/// <param name="Branch">The branch on whose way the finally lies. Null means that an exception passes through it.</param>
/// <param name="Step">Which finally of the branch this is.</param>
/// <param name="Outer">How the finally around this one goes on. Null means that there is none.</param>
internal sealed record Continuation(ControlFlowBranch? Branch, int Step, Continuation? Outer);
