using Microsoft.CodeAnalysis;

namespace Fluent.Buckets.Analyzers.Flow;

/// <summary>A point where a function goes one way or the other.</summary>
/// <param name="Node">The block that ends there.</param>
/// <param name="Condition">What decides.</param>
/// <param name="State">What is known there of the value.</param>
internal sealed record FlowDecision(FlowNode Node, IOperation Condition, FlowState State);
